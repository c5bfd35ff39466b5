import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Box, Isolation, Spawned } from './box';
import { openPlain } from './plain';

const PATH = '/usr/bin:/bin';
let isolation: Isolation;
let source: string;
beforeAll(() => {
  isolation = openPlain();
  source = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
  writeFileSync(join(source, 'notes.txt'), 'not a program');
});
afterAll(async () => {
  await isolation.close();
  rmSync(source, { recursive: true });
});

async function started(box: Box, command: string[], stdin?: number): Promise<Spawned> {
  const spawned = await box.spawn(command, { PATH }, { stdin });
  if ('errno' in spawned) throw new Error(spawned.errno);
  return spawned;
}

/** Runs a shell script to its end. */
async function shell(script: string, stdin?: number) {
  const box = await isolation.open(source);
  const spawned = await started(box, ['sh', '-c', script], stdin);
  const [stdout, stderr, exit] = await Promise.all([
    spawned.stdout.setEncoding('utf8').toArray(),
    spawned.stderr.setEncoding('utf8').toArray(),
    spawned.exited,
  ]);
  await box.dispose();
  return { stdout: stdout.join(''), stderr: stderr.join(''), ...exit };
}

test('a shell script can write to /dev/stdout and /dev/stderr', async () => {
  expect(await shell('echo x > /dev/stderr; echo y > /dev/stdout')).toEqual({
    stdout: 'y\n',
    stderr: 'x\n',
    code: 0,
    signal: null,
  });
});

test('the environment holds what was given and our two marks, nothing else', async () => {
  process.env.HALFCLOSE_TEST_SECRET = 'secret';
  const { stdout } = await shell('exec env');
  const names = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('=')[0]);
  // PWD, SHLVL, OLDPWD and _ are the shell's own.
  const ours = names.filter((name) => !['PWD', 'SHLVL', 'OLDPWD', '_'].includes(name!));
  expect(ours.sort()).toEqual(['HALFCLOSE_BOX', 'HALFCLOSE_RUN', 'PATH']);
});

test('standard input is empty, or the file that was given', async () => {
  expect(await shell('cat')).toMatchObject({ stdout: '', code: 0 });
  const file = openSync(join(source, 'notes.txt'), 'r');
  expect(await shell('cat', file)).toMatchObject({ stdout: 'not a program', code: 0 });
  closeSync(file);
});

test.each([
  ['exit 3', { code: 3, signal: null }],
  ['kill -SEGV $$', { code: null, signal: 'SIGSEGV' }],
  ['kill -PIPE $$', { code: null, signal: 'SIGPIPE' }],
])('after `%s` the exit is told as it was', async (script, exit) => {
  expect(await shell(script)).toMatchObject(exit);
});

test.each<[errno: string, command: string[]]>([
  ['ENOENT', ['./server']],
  ['EACCES', ['./notes.txt']],
  ['ENOTDIR', ['./notes.txt/server']],
  ['E2BIG', ['echo', 'A'.repeat(1 << 20)]],
])('a command that can not be run is told by its errno: %s', async (errno, command) => {
  const box = await isolation.open(source);
  expect(await box.spawn(command, { PATH })).toEqual({ errno });
  await box.dispose();
});

test('every box is a fresh copy, and goes away with its box', async () => {
  const [one, other] = [await isolation.open(source), await isolation.open(source)];
  writeFileSync(join(one.dir, 'notes.txt'), 'changed');
  const spawned = await started(other, ['cat', 'notes.txt']);
  expect((await spawned.stdout.setEncoding('utf8').toArray()).join('')).toBe('not a program');
  await Promise.all([one.dispose(), other.dispose(), one.dispose()]);
  expect([existsSync(one.dir), existsSync(other.dir)]).toEqual([false, false]);
});

test('a signal goes to everything that was started, children too', async () => {
  const box = await isolation.open(source);
  const script = 'trap "echo got TERM; exit" TERM; echo ready; while :; do sleep 0.01; done';
  const spawned = await started(box, ['sh', '-c', `(${script}) & wait; exit`]);
  let told = '';
  for await (const piece of spawned.stdout.setEncoding('utf8')) {
    told += String(piece);
    if (told === 'ready\n') box.signal('SIGTERM');
  }
  expect(told).toBe('ready\ngot TERM\n');
  expect(await spawned.exited).toEqual({ code: null, signal: 'SIGTERM' });
  await box.dispose();
});

test('100 programs at once keep their outputs apart', async () => {
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, index) => shell(`echo ${index}; echo ${index} >&2`)),
  );
  all.forEach(({ stdout, stderr }, index) => {
    expect([stdout, stderr]).toEqual([`${index}\n`, `${index}\n`]);
  });
}, 30_000);
