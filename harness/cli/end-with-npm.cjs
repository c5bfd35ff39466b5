var fs = require('fs');

var LOOK_MS = 250;

/**
 * Calls `end` with an exit code when npm, which has started us, is gone. Killed, it can't tell us
 * so; and what asks it to end it passes on to its shell, which ends alone.
 */
exports.endWithNpm = function (end) {
  if (!process.env.npm_lifecycle_event) return;
  var above = parents();
  // It may have gone while we were starting.
  var orphan = isOrphan(above);
  var timer = setInterval(function () {
    if (parents() === above && !orphan) return;
    clearInterval(timer);
    end(129);
  }, LOOK_MS);
  timer.unref();
};

/** Our parent; also its own if it is the shell that npm runs scripts with. */
function parents() {
  var pid = process.ppid;
  try {
    var stat = /^\d+ \((.*)\) \S (\d+)/.exec(fs.readFileSync('/proc/' + pid + '/stat', 'utf8'));
    return /sh$/.test(stat[1]) ? pid + ' ' + stat[2] : String(pid);
  } catch (error) {
    return String(pid); // no /proc here
  }
}

/** Nobody but the first process is above us, and that is no runner of scripts. */
function isOrphan(above) {
  if (!/(^| )1$/.test(above)) return false;
  try {
    return !/node|npm|yarn|bun|MainThread/.test(fs.readFileSync('/proc/1/comm', 'utf8'));
  } catch (error) {
    return false; // no /proc here
  }
}
