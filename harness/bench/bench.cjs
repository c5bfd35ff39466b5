// `npm run bench`: makes the measuring program's bundle and runs it.
var path = require('path');

var root = path.join(__dirname, '..', '..');
var bundle = path.join(root, 'node_modules', '.cache', 'halfclose', 'bench.cjs');

require('esbuild').buildSync({
  entryPoints: [path.join(__dirname, 'bench.ts')],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outfile: bundle,
  external: ['esbuild'],
  logLevel: 'warning',
});
require(bundle)
  .bench(root)
  .then(function (code) {
    process.exit(code);
  });
