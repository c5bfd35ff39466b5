// Jest's transformer for what `npm test` loads. ts-jest loads TypeScript, half a second, even where
// Jest has kept all that it needs.
exports.process = function (source, file) {
  var typescript = require('typescript');
  var code = typescript.transpileModule(source, {
    fileName: file,
    compilerOptions: {
      module: typescript.ModuleKind.CommonJS,
      target: typescript.ScriptTarget.ES2022,
      inlineSourceMap: true,
    },
  }).outputText;
  return { code: code };
};
