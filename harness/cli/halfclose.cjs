#!/usr/bin/env node
// Plain JavaScript that any Node reads: says what is missing before anything else can fail.
var path = require('path');
var preflight = require('./preflight.cjs');

// Until a grading has something to put in order first, a signal ends us at once.
require('./signals.cjs').onSignal(function (code) {
  process.exit(code);
});
preflight.check();

var program;
try {
  program = require('./build.cjs').load();
} catch (error) {
  // A Ctrl-C ends esbuild too; only in the next turn are we told of it ourselves.
  setImmediate(function () {
    process.stderr.write('halfclose itself could not be built.\n' + error.stack + '\n');
    process.exit(3);
  });
}
if (program) program.main(path.join(__dirname, '..', '..'), process.argv.slice(2));
