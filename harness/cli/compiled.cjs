// Plain JavaScript that any Node reads: evaluates the bundle from V8's code cache, which spares
// compiling it.
var fs = require('fs');
var Module = require('module');
var path = require('path');
var vm = require('vm');

/** What a student waits for; what these commands have compiled is worth keeping. */
var KEPT_FOR = ['feed', 'grade'];

/** By then the first programs have been started. */
var SOON_MS = 500;

/** V8 tells a stale cache by the length of its source alone: the name must tell the rest. */
function cacheOf(file, builtMs) {
  return file + '.' + builtMs + '.' + process.version + '.code';
}

function read(cache) {
  try {
    return fs.readFileSync(cache);
  } catch (error) {
    return undefined;
  }
}

/** Two may keep at once: each writes a file of its own, and the last rename wins. */
function keep(script, cache) {
  var draft = cache + '.' + Math.random().toString(36).slice(2);
  try {
    fs.writeFileSync(draft, script.createCachedData());
    fs.renameSync(draft, cache);
  } catch (error) {
    fs.rmSync(draft, { force: true });
  }
}

/** V8 forgets code that has not run for a while: what the start needed must be kept before that. */
function keepSoon(script, cache) {
  var kept = false;
  function once() {
    if (!kept) keep(script, cache);
    kept = true;
  }
  setTimeout(once, SOON_MS).unref();
  process.on('exit', once);
}

/** As require() would. With `builtMs`, when `file` was written, its code cache is used and kept. */
exports.evaluate = function (text, file, builtMs) {
  var cache = builtMs === undefined ? undefined : cacheOf(file, builtMs);
  var cached = cache === undefined ? undefined : read(cache);
  var script = new vm.Script(Module.wrap(text), {
    filename: file,
    cachedData: cached,
    importModuleDynamically: vm.constants && vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  var missing = cached === undefined || script.cachedDataRejected;
  if (cache !== undefined && missing && KEPT_FOR.indexOf(process.argv[2]) >= 0) {
    keepSoon(script, cache);
  }
  var module = new Module(file);
  var run = script.runInThisContext();
  run.call(
    module.exports,
    module.exports,
    Module.createRequire(file),
    module,
    file,
    path.dirname(file)
  );
  return module.exports;
};

/** Takes away the code caches of what `file` was before. */
exports.forget = function (file) {
  fs.readdirSync(path.dirname(file)).forEach(function (name) {
    if (name.indexOf(path.basename(file) + '.') !== 0 || !/\.code$/.test(name)) return;
    fs.rmSync(path.join(path.dirname(file), name), { force: true });
  });
};
