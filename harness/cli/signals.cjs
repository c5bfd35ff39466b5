// Plain JavaScript that any Node reads: what a signal does to us.

/** The exit codes that shells give a command that was ended by these signals. */
var CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

// npm passes on the Ctrl-C that the terminal has given us already: that is one Ctrl-C, not two.
var SAME_MS = 500;

/**
 * Calls `end` with the exit code at the first signal; whoever has asked before is told no more.
 * At a later one the user has lost patience: we exit at once.
 */
exports.onSignal = function (end) {
  var first;
  Object.keys(CODES).forEach(function (signal) {
    var before = process.listeners(signal);
    process.on(signal, function () {
      var now = Date.now();
      if (first === undefined) {
        first = now;
        end(CODES[signal]);
      } else if (now - first > SAME_MS) {
        process.exit(CODES[signal]);
      }
    });
    // Only now: without a listener, a signal that is already on its way to us would be lost.
    before.forEach(function (listener) {
      process.removeListener(signal, listener);
    });
  });
};
