import { existsSync } from 'node:fs';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openPlain } from '../isolation/plain';
import { buildProgram, type BuildOptions } from './build';
import { findProgram } from './find';
import { folderWith, outputOf, removeFolders } from './submission.test-data';

const isolation = openPlain();
afterAll(async () => {
  await isolation.close();
  await removeFolders();
});

async function build(files: Record<string, string>, options: Partial<BuildOptions> = {}) {
  const plan = await findProgram(await folderWith(files), 'server');
  if ('code' in plan) throw new Error(JSON.stringify(plan));
  return buildProgram(plan, isolation, { deadlineMs: 20_000, ...options });
}

/** A submission.yaml that builds by this script, and runs what it has made. */
function byScript(script: string, run = '[./server]'): Record<string, string> {
  return { 'submission.yaml': `build: [sh, build.sh]\nrun: ${run}\n`, 'build.sh': script };
}
const PROGRAM = 'printf "#!/bin/sh\\nenv\\n" > server; chmod +x server; ';

test('a compile error comes with the command and the output, paths from the folder', async () => {
  const failed = await build({
    'server.c': '#include "x.h"\nint main() { retrun 0; }\n',
    'x.h': '',
  });
  expect(failed).toMatchObject({ code: 'build.failed', exitCode: 1, signal: null });
  if (!('code' in failed) || failed.code !== 'build.failed') throw new Error('not failed');
  expect(failed.command.join(' ')).toBe('cc -O1 -g -Wall -pthread -o server server.c -lm');
  expect(failed.output).toMatch(/^server\.c:2:14: error: .retrun. undeclared/m);
});

test('a path of the box is shown as one of the folder', async () => {
  const failed = await build(byScript('pwd; echo "$PWD/server.c:1: error" >&2; exit 3\n'));
  expect(failed).toMatchObject({
    code: 'build.failed',
    command: ['sh', 'build.sh'],
    exitCode: 3,
    output: '.\nserver.c:1: error\n',
  });
});

test('a build that is killed says by which signal', async () => {
  const failed = await build(byScript('kill -SEGV $$\n'));
  expect(failed).toMatchObject({ code: 'build.failed', exitCode: null, signal: 'SIGSEGV' });
});

test('a build ends at its deadline, with what it had printed', async () => {
  const late = await build(byScript('echo before; sleep 60 & wait; echo after\n'), {
    deadlineMs: 1500,
  });
  expect(late).toEqual({ code: 'build.timeout', command: ['sh', 'build.sh'], output: 'before\n' });
});

test('one deadline holds for all commands of a build together', async () => {
  const commands = '[[sleep, "0.2"], [sleep, "0.2"], [sleep, "0.2"], [sleep, "60"]]';
  const late = await build(
    { 'submission.yaml': `build: ${commands}\nrun: [sh]\n` },
    { deadlineMs: 500 },
  );
  expect(late).toMatchObject({ code: 'build.timeout', command: ['sleep', '0.2'] });
});

test('of much output the head and the tail are kept', async () => {
  const failed = await build(
    byScript('echo first; head -c 300000 /dev/zero | tr "\\0" A; echo; echo last; exit 1\n'),
    { outputCap: 1000 },
  );
  if (!('code' in failed) || failed.code !== 'build.failed') throw new Error('not failed');
  expect(failed.output).toMatch(/^first\nA+\n\[\.\.\. 299012 bytes \.\.\.\]\nA+\nlast\n$/);
});

test('a build that prints without end is stopped', async () => {
  const failed = await build(byScript('yes\n'));
  expect(failed).toMatchObject({ code: 'build.failed' });
});

test('what a build leaves behind does not outlive it, and does not hold it up', async () => {
  const built = await build(byScript(`${PROGRAM} sleep 600 & echo $! > pid\n`));
  if ('code' in built) throw new Error(JSON.stringify(built));
  const { stdout } = await outputOf(isolation, {
    ...built,
    command: ['sh', '-c', 'read pid < pid; ! kill -0 $pid 2> /dev/null || ps -o stat= $pid'],
  });
  expect(stdout.trim()).toMatch(/^(Z.*)?$/);
  await built.dispose();
});

test('builds and programs have a clean environment, with the folder as their home', async () => {
  const built = await build(byScript(`${PROGRAM} env > seen\n`));
  if ('code' in built) throw new Error(JSON.stringify(built));
  const { stdout } = await outputOf(isolation, built);
  const seen = await outputOf(isolation, { ...built, command: ['cat', 'seen'] });
  const names = (environment: string): string[] =>
    [...environment.matchAll(/^(\w+)=/gm)]
      .flatMap(([, name]) => name ?? [])
      .filter((name) => !/^(_|PWD|OLDPWD|SHLVL|HALFCLOSE_.*)$/.test(name))
      .sort();
  const clean = ['HOME', 'LANG', 'PATH', 'PYTHONDONTWRITEBYTECODE', 'PYTHONUNBUFFERED'];
  expect(names(stdout)).toEqual(clean);
  expect(names(seen.stdout)).toEqual([...clean, 'TMPDIR']);
  expect(seen.stdout).toContain(`HOME=${built.dir}\n`);
  // Compilers that are killed leave files there.
  const temporary = /^TMPDIR=(.*)$/m.exec(seen.stdout)?.[1] ?? '';
  expect(dirname(temporary)).toBe(dirname(built.dir));
  expect(existsSync(temporary)).toBe(false);
  await built.dispose();
});

test('a build that ends well and makes no program is told so', async () => {
  expect(await build({ Makefile: 'all:\n\ttrue\n' })).toEqual({
    code: 'program.invalid',
    problem: '`make` ended without an error, but made no ./server.',
    remedy:
      'Let it write your program to ./server (`-o server`), ' +
      'or name what it makes as `run` in a submission.yaml.',
  });
});

test('make builds anew what was handed in ready-made', async () => {
  const files = {
    Makefile: 'server: server.sh\n\tcp server.sh server\n\tchmod +x server\n',
    'server.sh': '#!/bin/sh\necho made here\n',
  };
  const root = await folderWith({ ...files, 'server*': '#!/bin/sh\necho made elsewhere\n' });
  const plan = await findProgram(root, 'server');
  if ('code' in plan) throw new Error(plan.code);
  const built = await buildProgram(plan, isolation, { deadlineMs: 20_000 });
  if ('code' in built) throw new Error(built.code);
  expect(await outputOf(isolation, built)).toMatchObject({ stdout: 'made here\n' });
  await built.dispose();
});

test('a program that a build makes without its exec bit is told so, a script runs all the same', async () => {
  expect(await build(byScript('cp /bin/true server; chmod -x server\n'))).toMatchObject({
    code: 'program.invalid',
    problem: './server is not executable.',
  });
  const script = await build(byScript('printf "#!/bin/sh\\necho ran\\n" > server\n'));
  if ('code' in script) throw new Error(script.code);
  expect(await outputOf(isolation, script)).toMatchObject({ stdout: 'ran\n' });
  await script.dispose();
});

test('a command of a build that is not there, or lies outside, is named', async () => {
  expect(await build({ 'submission.yaml': 'build: [./make.sh]\nrun: [sh]\n' })).toMatchObject({
    code: 'program.invalid',
    problem: 'There is no file ./make.sh.',
  });
  const outside = `${'../'.repeat(20)}bin/sh`;
  expect(await build({ 'submission.yaml': `run: [${outside}]\n` })).toMatchObject({
    code: 'program.invalid',
    problem: `${outside} lies outside the submission.`,
  });
});

test('with nothing to build no process is started', async () => {
  const root = await folderWith({ 'server.py': 'syntax error (\n' });
  const plan = await findProgram(root, 'server');
  if ('code' in plan) throw new Error(plan.code);
  let spawned = 0;
  const counting = {
    ...isolation,
    level: isolation.level,
    why: isolation.why,
    close: () => Promise.resolve(),
    open: async (source: string) => {
      const box = await isolation.open(source);
      const spawn = box.spawn.bind(box);
      box.spawn = (...args) => (spawned++, spawn(...args));
      return box;
    },
  };
  const built = await buildProgram(plan, counting, { deadlineMs: 1000 });
  if ('code' in built) throw new Error(built.code);
  expect(spawned).toBe(0);
  await built.dispose();
});

test("compilers' caches are not part of the program, what was handed in is", async () => {
  const made = await build(byScript(`${PROGRAM} mkdir .cache; touch .cache/object\n`));
  if ('code' in made) throw new Error(made.code);
  expect(await readdir(made.dir)).not.toContain('.cache');
  await made.dispose();
  const kept = await build({ ...byScript(PROGRAM), '.cache/mine': '' });
  if ('code' in kept) throw new Error(kept.code);
  expect(await readdir(kept.dir)).toContain('.cache');
  await kept.dispose();
});

test('the submission itself is not touched', async () => {
  const root = await folderWith({ 'server.c': 'int main() { return 0; }\n' });
  await writeFile(join(root, 'server'), 'mine');
  await chmod(root, 0o755);
  const plan = await findProgram(root, 'server');
  if ('code' in plan) throw new Error(plan.code);
  const built = await buildProgram(plan, isolation, { deadlineMs: 20_000 });
  if ('code' in built) throw new Error(built.code);
  await built.dispose();
  expect((await readdir(root)).sort()).toEqual(['server', 'server.c']);
});
