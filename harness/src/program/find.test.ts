import { symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findProgram } from './find';
import { folderWith, removeFolders } from './submission.test-data';
import type { Role } from './toolchains/toolchain';

afterAll(removeFolders);

/** The entry that is found in these files; else the code, the problem and the remedy. */
async function find(files: Record<string, string>, role: Role = 'server'): Promise<string> {
  return told(await findProgram(await folderWith(files), role));
}

function told(found: Awaited<ReturnType<typeof findProgram>>): string {
  if (!('code' in found)) return found.entry;
  return 'remedy' in found ? `${found.code}\n${found.problem}\n${found.remedy}` : found.code;
}

const MAIN = 'int main() { return 0; }\n';

test.each([
  'server.py',
  'server.js',
  'server.mjs',
  'server.ts',
  'server.c',
  'server.cpp',
  'Server.java',
  'server.go',
  'server.rs',
])('%s is a server by its name', async (file) => {
  expect(await find({ [file]: '', 'draft.py': '', 'draft.c': '' })).toBe(file);
});

test.each(['client.py', 'client.ts', 'client.c', 'Client.java'])(
  '%s is a client by its name',
  async (file) => {
    expect(await find({ [file]: '', 'server.py': '' }, 'client')).toBe(file);
  },
);

test('the only source file is the program, whatever its name', async () => {
  expect(await find({ 'echo.py': '', 'notes.txt': '', 'README.md': '' })).toBe('echo.py');
});

test('a file that is named for the other role is not taken for the program', async () => {
  expect(await find({ 'echo.py': '', 'client.py': '' })).toBe('echo.py');
});

test('a file without a main is not taken for the program', async () => {
  expect(await find({ 'echo.c': MAIN, 'parse.c': '// int main(\nint parse() {}\n' })).toBe(
    'echo.c',
  );
});

test('tests and configuration are not taken for the program', async () => {
  const others = { 'test_echo.py': '', 'jest.config.js': '', 'net.d.ts': '' };
  expect(await find({ 'echo.py': '', ...others })).toBe('echo.py');
});

test('a submission.yaml goes before run, run before a Makefile, that before server.py', async () => {
  const files: Record<string, string> = {
    'submission.yaml': 'run: [python3, server.py]\n',
    'run*': '#!/bin/sh\n',
    Makefile: 'server:\n',
    'server.py': '',
  };
  const found = [];
  for (const name of Object.keys(files)) {
    found.push(await find(files));
    delete files[name];
  }
  expect(found).toEqual(['submission.yaml', 'run', 'Makefile', 'server.py']);
});

test('a single folder inside is entered, through what archives and tools leave behind', async () => {
  const root = await folderWith({
    'ada/echo/server.py': '',
    'ada/report.pdf': '',
    '__MACOSX/ada/._server.py': '',
    'node_modules/net/index.js': '',
    '.git/config': '',
    'README.md': '',
  });
  expect(await findProgram(root, 'server')).toMatchObject({
    root: join(root, 'ada/echo'),
    language: 'python',
    entry: 'server.py',
  });
});

test('a folder beside the program is not entered', async () => {
  expect(await find({ 'echo.py': '', 'lib/server.py': '' })).toBe('echo.py');
});

test('two files named for the role are ambiguous, and the submission.yaml to write is printed', async () => {
  expect(await find({ 'server.py': '', 'server.c': '' })).toBe(`program.ambiguous
2 files are named for a server: server.c, server.py.
Delete all but one, or write a file submission.yaml beside them that names it:

run: [server.py]`);
});

test('two files that could be the program are ambiguous', async () => {
  expect(await find({ 'echo, old.ts': '', 'echo.ts': '', 'client.ts': '' })).toBe(`program.ambiguous
2 files could be your server: echo, old.ts, echo.ts.
Delete all but one, or write a file submission.yaml beside them that names it:

run: ["echo, old.ts"]`);
});

test('the submission.yaml that is printed for two files settles which is run', async () => {
  const files = { 'server.py': '', 'server.c': MAIN, 'submission.yaml': 'run: [server.c]\n' };
  expect(await find(files)).toBe('server.c');
});

const PUT =
  'Put your server there as server.py; server.js, server.ts, server.c, server.cpp, Server.java, ' +
  'server.go or server.rs will do as well.';

test('an empty folder is told which file is expected', async () => {
  const root = await folderWith({ '.gitkeep': '', 'README.md': '' });
  expect(told(await findProgram(root, 'server'))).toBe(
    `program.missing\nThere is no program in ${root} yet.\n${PUT}`,
  );
});

test('a folder that does not exist is named', async () => {
  expect(told(await findProgram('/nowhere', 'server'))).toBe(
    `program.missing\nThere is no folder /nowhere.\nMake it. ${PUT}`,
  );
});

test('a folder in the working directory is named from there', async () => {
  const found = told(await findProgram(join(process.cwd(), 'nowhere'), 'server'));
  expect(found).toContain('no folder nowhere.');
});

test('a program in a language that is not known is named', async () => {
  const found = await find({ 'echo.rb': '', data: '' });
  expect(found).toContain('no program that can be started by itself, only data and echo.rb.');
  expect(found).toContain('run: [./server]');
});

test('a client where a server is asked for is named', async () => {
  const found = await find({ 'client.py': '' });
  expect(found).toContain('holds client.py, a client by its name; here a server is asked for.');
});

test('several folders and no program are named', async () => {
  expect(await find({ 'a/server.py': '', 'b/server.py': '' })).toContain(
    'holds no program, only the folders a and b.',
  );
});

test('a link that leads out of the folder is not read', async () => {
  const root = await folderWith({});
  const other = await folderWith({ 'secret.py': '' });
  await symlink(join(other, 'secret.py'), join(root, 'server.py'));
  expect(told(await findProgram(root, 'server'))).toContain('program.missing');
});

test.each([
  ['server.py', 'Python', 'python3', 'sudo apt install python3'],
  ['server.c', 'C', 'cc', 'xcode-select --install'],
  ['server.cpp', 'C++', 'c++', 'sudo apt install build-essential'],
  ['Server.java', 'Java', 'javac', 'brew install openjdk'],
  ['server.go', 'Go', 'go', 'sudo apt install golang-go'],
  ['server.rs', 'Rust', 'rustc', 'brew install rust'],
])('%s without its toolchain is told what to install', async (file, title, tool, install) => {
  const root = await folderWith({ [file]: '' });
  const options = { resolve: () => Promise.resolve(undefined) };
  const found = told(await findProgram(root, 'server', undefined, options));
  expect(found).toContain(`This is a ${title} program, and there is no \`${tool}\` on the PATH.`);
  expect(found).toContain(install);
});

test('PATH gets the folder of a tool, unless it is one of the system', async () => {
  const root = await folderWith({ 'server.py': '' });
  const at = async (path: string) => {
    const options = { resolve: () => Promise.resolve(path) };
    return findProgram(root, 'server', undefined, options);
  };
  expect(await at('/opt/python/bin/python3')).toMatchObject({ path: ['/opt/python/bin'] });
  expect(await at('/usr/bin/python3')).toMatchObject({
    path: [],
    run: [expect.anything(), 'server.py'],
  });
});

test('the language of a Makefile is that of its only sources', async () => {
  const found = await findProgram(
    await folderWith({ Makefile: '', 'a.c': '', 'b.c': '' }),
    'server',
  );
  expect(found).toMatchObject({ language: 'c', run: ['./server'] });
  if ('code' in found) throw new Error(found.code);
  expect(found.build.map(([make = '']) => basename(make))).toEqual(['make']);
});
