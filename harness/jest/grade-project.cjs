// Plain JavaScript, so that `npm test` can hand it to Jest without TypeScript.
var path = require('path');
var folders = require('../cli/private-folder.cjs');

var CACHE = path.join('node_modules', '.cache', 'jest');

/** What all of Jest's projects here have in common. */
exports.common = function (root) {
  return {
    rootDir: root,
    testEnvironment: 'node',
    cacheDirectory: folders.writable(root, CACHE)
      ? path.join(root, CACHE)
      : path.join(folders.privateFolder(), 'jest'),
  };
};

/** The project that shows what the grading process finds. */
exports.gradeProject = function (root) {
  var here = path.join(root, 'harness', 'jest');
  return Object.assign(exports.common(root), {
    displayName: 'grade',
    // Jest looks at every file below its roots.
    roots: [here],
    testMatch: [path.join(here, 'grade.test.ts')],
    globalSetup: path.join(here, 'start-grading.ts'),
    globalTeardown: path.join(here, 'end-grading.ts'),
    transform: { '\\.ts$': path.join(here, 'transform.cjs') },
  });
};
