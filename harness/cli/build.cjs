// Plain JavaScript that any Node reads: makes the program's one bundle, when it is older than its
// sources.
var fs = require('fs');
var path = require('path');
var compiled = require('./compiled.cjs');

var root = path.join(__dirname, '..', '..');
var folder = path.join(root, 'node_modules', '.cache', 'halfclose');
var bundle = path.join(folder, 'halfclose.cjs');

function timeOf(file) {
  try {
    return fs.statSync(file).mtimeMs;
  } catch (error) {
    return 0; // an editor's own file, gone again
  }
}

function newest(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).reduce(function (latest, entry) {
    var full = folder + path.sep + entry.name;
    return Math.max(latest, entry.isDirectory() ? newest(full) : timeOf(full));
  }, timeOf(folder));
}

function isFresh() {
  var built = timeOf(bundle);
  var sources = [path.join(root, 'harness', 'src'), path.join(root, 'harness', 'cli')];
  return sources.every(function (folder) {
    return newest(folder) <= built;
  });
}

function build() {
  return require('esbuild').buildSync({
    entryPoints: [path.join(root, 'harness', 'cli', 'main.ts')],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    external: ['esbuild'],
    logLevel: 'warning',
  }).outputFiles[0].text;
}

/** Two may store at once: each writes a file of its own, and the last rename wins. */
function store(text, begun) {
  var draft = bundle + '.' + Math.random().toString(36).slice(2);
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(draft, text);
    // What is saved while we build is younger than the bundle.
    fs.utimesSync(draft, begun, begun);
    fs.renameSync(draft, bundle);
    compiled.forget(bundle);
    return true;
  } catch (error) {
    fs.rm(draft, { force: true }, function () {});
    return false;
  }
}

/** Returns the program's text if it could not be stored. */
function rebuild() {
  var begun = new Date();
  var text = build();
  return store(text, begun) ? undefined : text;
}

/** The program; it is built first if need be, only in memory where we may not write. */
exports.load = function () {
  var text = isFresh() ? undefined : rebuild();
  if (text !== undefined) return compiled.evaluate(text, bundle);
  // Of one opened file, for another process may replace it at any moment.
  var opened = fs.openSync(bundle, 'r');
  var builtMs = fs.fstatSync(opened).mtimeMs;
  var stored = fs.readFileSync(opened, 'utf8');
  fs.closeSync(opened);
  return compiled.evaluate(stored, bundle, builtMs);
};

if (require.main === module && !isFresh()) rebuild();
