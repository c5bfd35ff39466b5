import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { openPlain } from '../../isolation/plain';
import { buildProgram } from '../build';
import { findProgram } from '../find';
import { folderWith, outputOf, removeFolders } from '../submission.test-data';

const isolation = openPlain();
afterAll(async () => {
  await isolation.close();
  await removeFolders();
});

async function build(root: string) {
  const plan = await findProgram(root, 'server');
  if ('code' in plan) throw new Error(plan.code);
  return buildProgram(plan, isolation, { deadlineMs: 10_000 });
}

/** What it prints; or the output of its failed build. */
async function run(files: Record<string, string>): Promise<string> {
  const built = await build(await folderWith(files));
  if ('code' in built) return built.code === 'build.failed' ? built.output : built.code;
  const { stdout, stderr } = await outputOf(isolation, built);
  await built.dispose();
  return stdout + stderr;
}

test("a stack trace names the student's own lines", async () => {
  const output = await run({
    'server.ts':
      'interface Wide { a: number; }\n\nfunction fall(wide: Wide): never {\n' +
      '  throw new Error(`fell ${wide.a}`);\n}\nfall({ a: 1 });\n',
  });
  expect(output).toMatch(/Error: fell 1\n\s+at fall \(.*server\.ts:4:9\)/);
});

test('files of the submission may be imported, also by the name they will have', async () => {
  const output = await run({
    'server.ts':
      "import { word } from './lib/word.js';\nimport data from './data.json';\n" +
      'console.log(word, data.a);\n',
    'lib/word.ts': "export { sep as word } from 'path';\n",
    'data.json': '{ "a": 1 }',
  });
  expect(output).toBe('/ 1\n');
});

test('import.meta.url names the program', async () => {
  const output = await run({
    'server.ts':
      "console.log(import.meta.url.replace(/.*\\//, ''), import.meta.dirname === __dirname);\n",
  });
  expect(output).toBe('server.cjs true\n');
});

test('a package from elsewhere is refused in words', async () => {
  const output = await run({
    'server.ts': "import net from 'node:net';\nimport express from 'express';\nexpress(net);\n",
    'node_modules/express/index.js': '',
  });
  expect(output).toContain(
    '"express" is not a module of Node itself. Import only those, such as "node:net", ' +
      'and your own files, such as "./parse".',
  );
  expect(output).toContain('server.ts:2:20');
});

test.each(['../secret', '/etc/hostname', './link'])(
  'a file outside the submission is not imported: %s',
  async (path) => {
    const outer = await folderWith({
      'secret.ts': 'export const s = 1;\n',
      'inner/server.ts': `import { s } from '${path}';\nconsole.log(s);\n`,
    });
    await symlink('../secret.ts', join(outer, 'inner/link.ts'));
    expect(await build(join(outer, 'inner'))).toMatchObject({ code: 'build.failed' });
  },
);

test('a syntax error is shown with its line', async () => {
  const output = await run({ 'server.ts': 'const a = ;\n' });
  expect(output).toContain('server.ts:1:10');
  expect(output).toContain('const a = ;');
});

test("a student's tsconfig.json changes nothing", async () => {
  const output = await run({
    'server.ts': "console.log('ran');\n",
    'tsconfig.json': '{ "extends": "./nowhere.json", ',
  });
  expect(output).toBe('ran\n');
});
