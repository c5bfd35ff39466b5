// Plain JavaScript, so that `npm test` can start the grading before it loads Jest.
var childProcess = require('child_process');
var events = require('events');
var path = require('path');

/** How much Jest indents a failure's message. */
var INDENT = 4;

/**
 * Starts the grading process; it grades at once, and ends with us, since its input then ends.
 * @param {string} root
 * @returns {import('./grading-process').GradingProcess}
 */
exports.startGrading = function (root) {
  var select = /** @type {string[]} */ (JSON.parse(process.env.HALFCLOSE_SELECT || '[]'));
  var width = Math.max(80, process.stdout.columns || 80) - INDENT;
  var command = [path.join(root, 'harness', 'cli', 'halfclose.cjs'), 'feed', '--width', width];
  var words = command.concat(process.stdout.isTTY ? ['--terminal'] : [], '--', select);
  var child = childProcess.spawn(process.execPath, words.map(String), {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // It may end before it has read.
  child.stdin.on('error', function () {});
  var ended = events.once(child, 'exit').then(function (values) {
    return /** @type {number | null} */ (values[0]);
  });
  var socket = events.once(child.stdout, 'data').then(function (values) {
    return String(values[0]).trim();
  });
  /** @type {import('./grading-process').GradingProcess} */
  var grading = {
    ready: Promise.race([socket, ended]),
    stopping: false,
    stop: function () {
      grading.stopping = true;
      child.stdin.end();
      return ended.then(function () {});
    },
  };
  return grading;
};
