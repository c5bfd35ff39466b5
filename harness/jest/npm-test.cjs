// `npm test`: plain JavaScript that any Node reads, so that an old one is told so and not by a
// syntax error.
var path = require('path');
var preflight = require('../cli/preflight.cjs');

var root = path.join(__dirname, '..', '..');

function usage(problem) {
  process.stderr.write(
    problem +
      '\n' +
      'Usage: npm test                           everything you have started\n' +
      '       npm test echo-once                 one assignment\n' +
      '       npm test echo-once/two-messages    one case\n' +
      '       npm test -- --all                  every failure in full\n'
  );
  process.exit(2);
}

function readWords(words) {
  var selection = [];
  words.forEach(function (word) {
    if (word === '--all') process.env.HALFCLOSE_ALL = '1';
    else if (word.charAt(0) === '-') usage('unknown option ' + word);
    else selection.push(word);
  });
  process.env.HALFCLOSE_SELECT = selection.join(' ');
}

function run() {
  var ended = false;
  process.on('SIGINT', function () {
    // The grading process has had its own Ctrl-C: it writes what it knows and ends its programs.
    var grading = globalThis.halfcloseGrading;
    if (ended || !grading) process.exit(130);
    ended = true;
    grading.ended.then(function () {
      process.exit(130);
    });
  });
  return require('jest')
    .runCLI(
      {
        _: [],
        $0: 'jest',
        config: path.join(root, 'jest.config.ts'),
        selectProjects: ['grade'],
        runInBand: true,
        verbose: true,
      },
      [root]
    )
    .then(function (run) {
      if (ended) return;
      var grading = globalThis.halfcloseGrading;
      var failed = run.results.success ? 0 : 1;
      process.exitCode = grading && grading.exitCode !== undefined ? grading.exitCode : failed;
    });
}

preflight.check();
preflight.warn();
readWords(process.argv.slice(2));
run().catch(function (error) {
  process.stderr.write((error && error.stack ? error.stack : String(error)) + '\n');
  process.exit(3);
});
