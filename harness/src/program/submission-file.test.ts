import * as z from 'zod';
import { findProgram } from './find';
import { folderWith, removeFolders } from './submission.test-data';
import { submissionSchema } from './submission-schema';

afterAll(removeFolders);

const resolve = (tool: string) =>
  Promise.resolve(['make', 'python3', 'cc'].includes(tool) ? `/opt/bin/${tool}` : undefined);

async function find(yaml: string, files: Record<string, string> = {}) {
  const root = await folderWith({ 'submission.yaml': yaml, ...files });
  return findProgram(root, 'server', undefined, { resolve });
}

async function problemOf(yaml: string): Promise<string> {
  const found = await find(yaml);
  return 'problem' in found ? `${found.code}: ${found.problem}\n${found.remedy}` : 'none';
}

test('commands are found on the PATH, files in the folder', async () => {
  expect(await find('build: [make]\nrun: [./server, "8"]\n')).toMatchObject({
    entry: 'submission.yaml',
    build: [['/opt/bin/make']],
    run: ['./server', '8'],
    path: ['/opt/bin'],
  });
});

test('build may be a list of commands, or be left out', async () => {
  expect(await find('build: [[./configure, -q], [make]]\nrun: [./server]\n')).toMatchObject({
    build: [['./configure', '-q'], ['/opt/bin/make']],
  });
  expect(await find('run: [python3, echo.py]\n')).toMatchObject({
    language: 'python',
    build: [],
    run: ['/opt/bin/python3', 'echo.py'],
  });
});

test('run may be one source file, which is then built as its language is', async () => {
  const found = await find('build: [make]\nrun: [echo.c, -v]\n', { 'echo.c': '' });
  expect(found).toMatchObject({
    language: 'c',
    entry: 'echo.c',
    build: [['/opt/bin/make'], expect.arrayContaining(['/opt/bin/cc', 'echo.c'])],
    run: ['./server', '-v'],
  });
});

test('submission.yml is read as well', async () => {
  const root = await folderWith({ 'submission.yml': 'run: [./server]\n' });
  expect(await findProgram(root, 'server')).toMatchObject({ entry: 'submission.yml' });
});

test('an unknown key is shown in its place, with the nearest that is known', async () => {
  expect(await problemOf('build: [make]\nrnu: [./server]\n')).toMatch(
    /^program.invalid: submission.yaml:2:1: unknown key "rnu", did you mean "run"\?/,
  );
});

test('a command in one string is shown as the list that was meant', async () => {
  const told = await problemOf('build: make all\nrun: python3  echo.py\n');
  expect(told).toContain('submission.yaml:2:6: "run": write it as a list of words');
  expect(told).toContain('Write it like this:\n\nbuild: [make, all]\nrun: [python3, echo.py]');
});

test.each([
  [
    'run: [./server, 80]\n',
    'submission.yaml:1:17: "run": every word is text; put a number in quotes',
  ],
  ['run: []\n', 'submission.yaml:1:6: "run": an empty command'],
  ['build: [make]\n', 'submission.yaml:1:1: missing key "run"'],
  ['', 'submission.yaml:1:1: missing key "run"'],
  ['run: [./server\n', 'submission.yaml:1:6: this "[" is not closed'],
  ['- ./server\n', 'submission.yaml:1:1: '],
])('%j is refused with its place', async (yaml, start) => {
  expect(await problemOf(yaml)).toContain(`program.invalid: ${start}`);
});

test('aliases that grow without bound are refused', async () => {
  const levels = 'bcdefgh'.split('').map((name, i) => {
    const last = `*${String.fromCharCode(97 + i)}`;
    return `${name}: &${name} [${Array(9).fill(last).join(', ')}]`;
  });
  expect(await problemOf(`a: &a [x]\n${levels.join('\n')}\n`)).toContain('program.invalid');
});

test('a command that is not installed is named, with its place', async () => {
  expect(await problemOf('build:\n  - [make]\n  - [ninja, -v]\nrun: [./server]\n')).toBe(
    'toolchain.missing: submission.yaml:3:6 asks for `ninja`, and there is no `ninja` on the PATH.\n' +
      'Install `ninja`, or correct its name.',
  );
});

test('a program that lacks its ./ is told so', async () => {
  expect(await problemOf('build: [make]\nrun: [server]\n')).toContain('write ./server.');
});

test('every key is described for editors', () => {
  const { properties = {} } = z.toJSONSchema(submissionSchema);
  expect(
    Object.entries(properties).filter(([, key]) => !(key as { description?: string }).description),
  ).toEqual([]);
});
