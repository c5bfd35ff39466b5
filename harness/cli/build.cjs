// Plain JavaScript that any Node reads: makes the program's one bundle, when it is older than its
// sources.
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..', '..');
var bundle = path.join(root, 'node_modules', '.cache', 'halfclose', 'halfclose.cjs');

function newest(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).reduce(function (latest, entry) {
    var full = path.join(folder, entry.name);
    var time = entry.isDirectory() ? newest(full) : fs.statSync(full).mtimeMs;
    return Math.max(latest, time);
  }, fs.statSync(folder).mtimeMs);
}

function isFresh() {
  if (!fs.existsSync(bundle)) return false;
  var built = fs.statSync(bundle).mtimeMs;
  var sources = [path.join(root, 'harness', 'src'), path.join(root, 'harness', 'cli')];
  return sources.every(function (folder) {
    return newest(folder) <= built;
  });
}

/** Returns the bundle's path; builds it first if need be. */
exports.bundle = function () {
  if (isFresh()) return bundle;
  var temporary = bundle + '.' + process.pid;
  require('esbuild').buildSync({
    entryPoints: [path.join(root, 'harness', 'cli', 'main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile: temporary,
    external: ['esbuild'],
    logLevel: 'warning',
  });
  // Two may build at once: each makes its own, and the last rename wins.
  fs.renameSync(temporary, bundle);
  return bundle;
};

if (require.main === module) exports.bundle();
