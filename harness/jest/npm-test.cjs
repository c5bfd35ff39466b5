// `npm test`: plain JavaScript that any Node reads, so that an old one is told so and not by a
// syntax error.
var path = require('path');
var preflight = require('../cli/preflight.cjs');
var signals = require('../cli/signals.cjs');
var spawnGrading = require('./spawn-grading.cjs');
var gradeProject = require('./grade-project.cjs').gradeProject;
var endWithNpm = require('../cli/end-with-npm.cjs').endWithNpm;

var root = path.join(__dirname, '..', '..');
var USAGE =
  'Usage: npm test                           everything you have started\n' +
  '       npm test echo-once                 one assignment\n' +
  '       npm test echo-once/two-messages    one case\n' +
  '       npm test -- --all                  every failure in full\n';

function readWords(words) {
  var selection = [];
  words.forEach(function (word) {
    if (word === '--help' || word === '-h') {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    if (word === '--all') process.env.HALFCLOSE_ALL = '1';
    else if (word.charAt(0) !== '-') selection.push(word);
    else {
      process.stderr.write('Unknown option ' + word + '\n' + USAGE);
      process.exit(2);
    }
  });
  process.env.HALFCLOSE_SELECT = JSON.stringify(selection);
}

var interrupted = false;

/** The grading process says what it knows and ends its programs; Jest has nothing to add. */
function interrupt(code) {
  var grading = globalThis.halfcloseGrading;
  if (!grading) process.exit(code);
  interrupted = true;
  process.stdout.write = process.stderr.write = function () {
    return true;
  };
  grading.stop().then(function () {
    process.exit(code);
  });
}

/** Jest takes half a second to load, in which much is graded. */
function run() {
  var grading = (globalThis.halfcloseGrading = spawnGrading.startGrading(root));
  var jest = require('jest');
  return grading.ready
    .then(function (socket) {
      // It has said why; with Jest's own lines behind, that would look like a heading.
      if (typeof socket === 'number' && !grading.stopping) process.exit(socket);
      return jest.runCLI(
        {
          _: [],
          $0: 'jest',
          config: JSON.stringify(gradeProject(root)),
          runInBand: true,
          verbose: true,
        },
        [root]
      );
    })
    .then(function (run) {
      if (interrupted) return;
      var broken = run.results.numRuntimeErrorTestSuites > 0;
      process.exitCode = broken || grading.exitCode === undefined ? 3 : grading.exitCode;
    });
}

signals.onSignal(interrupt);
endWithNpm(interrupt);
preflight.check();
preflight.warn();
readWords(process.argv.slice(2));
// ts-node, which reads Jest's configuration, looks for its own where we are.
process.chdir(root);
run().catch(function (error) {
  if (interrupted) return;
  process.stderr.write((error && error.stack ? error.stack : String(error)) + '\n');
  process.exit(3);
});
