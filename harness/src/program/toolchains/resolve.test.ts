import { chmod, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderWith, removeFolders } from '../submission.test-data';
import { resolver } from './resolve';

afterAll(removeFolders);

/** A home with a version manager whose python3 shim notes each question and answers its choice. */
async function homeWithShim() {
  const home = await folderWith({
    'real/bin/python3*': '#!/bin/sh\n',
    'other/bin/python3*': '#!/bin/sh\n',
    '.pyenv/version': 'real\n',
  });
  const shim = join(home, '.pyenv/shims/python3');
  await mkdir(join(home, '.pyenv/shims'));
  await writeFile(
    shim,
    `#!/bin/sh\necho asked >> ${home}/questions\nread version < ${home}/.pyenv/version\n` +
      `echo ${home}/\${CHOICE:-$version}/bin/python3\n`,
  );
  await chmod(shim, 0o755);
  const env = { PATH: `${home}/.pyenv/shims:/usr/bin`, HOME: home };
  return {
    home,
    env,
    cacheDir: join(home, 'cache'),
    cwd: home,
    /** Asks as a new process would, which remembers only what is on disk. */
    find: (more: Record<string, string> = {}, cacheDir: string | undefined = join(home, 'cache')) =>
      resolver({ cacheDir, env: { ...env, ...more }, cwd: home })('python3'),
    questions: async () => (await readFile(join(home, 'questions'), 'utf8')).split('\n').length - 1,
  };
}

test('a tool is the first executable of its name on the PATH', async () => {
  const home = await folderWith({ 'a/go': 'not executable', 'b/go*': '', 'c/go*': '' });
  const env = { PATH: `${home}/a:relative:${home}/b:${home}/c`, HOME: home };
  expect(await resolver({ env })('go')).toBe(`${home}/b/go`);
  expect(await resolver({ env })('rustc')).toBeUndefined();
});

test('node is the one that runs us', async () => {
  expect(await resolver({ env: { PATH: '' } })('node')).toBe(process.execPath);
});

test('a shim is asked which program it would run, and the answer outlives the process', async () => {
  const { home, find, questions } = await homeWithShim();
  expect(await find()).toBe(`${home}/real/bin/python3`);
  expect(await find()).toBe(`${home}/real/bin/python3`);
  expect(await questions()).toBe(1);
});

test('a shim is asked again when the chosen version changes', async () => {
  const { home, find, questions } = await homeWithShim();
  await find();
  await writeFile(join(home, '.pyenv/version'), 'other\n');
  expect(await find()).toBe(`${home}/other/bin/python3`);
  expect(await questions()).toBe(2);
});

test.each([
  ['a variable is set', () => Promise.resolve(), { PYENV_VERSION: '3.12' }],
  ['PATH is another', () => Promise.resolve(), { PATH: '' }],
  ['the folder chooses', (home: string) => writeFile(join(home, '.python-version'), ''), {}],
  ['the shim is newer', (home: string) => utimes(join(home, '.pyenv/shims/python3'), 1, 1), {}],
])('a shim is asked again when %s', async (_what, change, more) => {
  const { home, env, find, questions } = await homeWithShim();
  await find();
  await change(home);
  await find('PATH' in more ? { PATH: `${env.PATH}:/opt` } : more);
  expect(await questions()).toBe(2);
});

test('a shim is asked again when the program it named is gone', async () => {
  const { home, find, questions } = await homeWithShim();
  await find();
  await rm(join(home, 'real'), { recursive: true });
  expect(await find({ CHOICE: 'other' })).toBe(`${home}/other/bin/python3`);
  expect(await questions()).toBe(2);
});

test('a shim that names no program is passed over', async () => {
  const { home, find } = await homeWithShim();
  await writeFile(
    join(home, '.pyenv/shims/python3'),
    '#!/bin/sh\necho no such version >&2\nexit 127\n',
  );
  expect(await find()).toBe('/usr/bin/python3');
});

test('a folder for answers that is damaged or can not be written costs nothing but time', async () => {
  const { home, find } = await homeWithShim();
  expect(await find({}, join(home, '.pyenv/version/cache'))).toBe(`${home}/real/bin/python3`);
  await mkdir(join(home, 'cache'));
  await writeFile(join(home, 'cache/toolchains.json'), '{');
  expect(await find()).toBe(`${home}/real/bin/python3`);
});

test('a link to rustup is asked for the toolchain that it chooses', async () => {
  const home = await folderWith({
    'toolchain/bin/rustc*': '',
    'toolchain/bin/cargo*': '',
    'bin/rustup*': '#!/bin/sh\necho "${0%/*}/../toolchain"\n',
  });
  await symlink('rustup', join(home, 'bin/rustc'));
  await symlink('rustup', join(home, 'bin/cargo'));
  const find = resolver({ env: { PATH: join(home, 'bin'), HOME: home }, cwd: home });
  expect(await find('rustc')).toBe(`${home}/toolchain/bin/rustc`);
  expect(await find('cargo')).toBe(`${home}/toolchain/bin/cargo`);
});

test('shims of go and java are asked for their homes', async () => {
  const home = await folderWith({
    'sdk/bin/go*': '',
    'sdk/bin/java*': '',
    'sdk/bin/javac*': '',
  });
  await mkdir(join(home, 'shims'));
  await writeFile(join(home, 'shims/go'), `#!/bin/sh\necho ${home}/sdk\n`, { mode: 0o755 });
  for (const tool of ['java', 'javac']) {
    const answer = `#!/bin/sh\necho "    java.home = ${home}/sdk" >&2\necho "${tool} 17" >&2\n`;
    await writeFile(join(home, 'shims', tool), answer, { mode: 0o755 });
  }
  const find = resolver({ env: { PATH: `${home}/shims:/usr/bin:/bin`, HOME: home }, cwd: home });
  expect(await Promise.all(['go', 'java', 'javac'].map(find))).toEqual([
    `${home}/sdk/bin/go`,
    `${home}/sdk/bin/java`,
    `${home}/sdk/bin/javac`,
  ]);
});

test('what this machine has answers by itself, without a shim between', async () => {
  const find = resolver();
  for (const tool of ['python3', 'cc', 'make']) {
    expect(await find(tool)).not.toMatch(/\/shims\//);
    expect(await find(tool)).toMatch(/^\//);
  }
});
