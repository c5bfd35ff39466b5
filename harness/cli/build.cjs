// Plain JavaScript that any Node reads: makes the program's one bundle, when it is older than its
// sources.
var crypto = require('crypto');
var fs = require('fs');
var Module = require('module');
var path = require('path');

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
    var full = path.join(folder, entry.name);
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
  var draft = bundle + '.' + crypto.randomBytes(6).toString('hex');
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(draft, text);
    // What is saved while we build is younger than the bundle.
    fs.utimesSync(draft, begun, begun);
    fs.renameSync(draft, bundle);
    return true;
  } catch (error) {
    fs.rm(draft, { force: true }, function () {});
    return false;
  }
}

/** As require() would, from a file that could not be written. */
function evaluate(text) {
  var module = new Module(bundle);
  module.filename = bundle;
  module.paths = Module._nodeModulePaths(folder);
  module._compile(text, bundle);
  return module.exports;
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
  return text === undefined ? require(bundle) : evaluate(text);
};

if (require.main === module && !isFresh()) rebuild();
