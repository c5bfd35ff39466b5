import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultSchema } from '../src/model/result';
import { newCheckout, removeCheckouts, ROOT } from './checkout.test-data';
import { grade, halfclose, RIGHT_SERVER } from './commands.test-data';
import { removeCommands, StartedCommand, type Ended } from './started-command.test-data';

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), 'e2e-results-'));
afterAll(() => {
  removeCommands();
  removeCheckouts();
  rmSync(folder, { recursive: true, force: true });
});

const RIGHT = 'fixtures/echo-once/accepted/python-simple';

/** Grades one case with its result in `file`. */
function gradeInto(file: string, within: readonly string[] = []): StartedCommand {
  return halfclose(['grade', 'echo-once/hello', RIGHT, '--json', file], { within });
}

function expectOneSentence({ code, stdout, stderr, left }: Ended, file: string, why: string): void {
  expect({ code, stdout, left }).toEqual({ code: 3, stdout: '', left: [] });
  expect(stderr).toBe(`The result can't be written to ${file}: ${why}.\n`);
}

test.concurrent('a folder that does not exist is made', async () => {
  const run = grade('echo-once/hello', RIGHT, { json: 'new/deep/result.json' });
  expect(await run.ended).toMatchObject({ code: 0, left: [] });
  expect(run.result(join(run.folder, 'new/deep/result.json'))).toMatchObject({ complete: true });
});

test.concurrent('a TMPDIR that does not exist is told in one sentence', async () => {
  const missing = join(folder, 'missing');
  const run = halfclose(['grade', 'echo-once/hello', RIGHT], { env: { TMPDIR: missing } });
  const { code, stdout, stderr } = await run.ended;
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toBe(`Programs can't be put into ${missing}: there is no such folder.\n`);
});

test.concurrent('a path through a file is told in one sentence', async () => {
  const file = join(folder, 'file', 'result.json');
  writeFileSync(join(folder, 'file'), '');
  expectOneSentence(await gradeInto(file).ended, file, 'a part of that path is a file');
});

test.concurrent('a folder in the place of the file is told in one sentence', async () => {
  const file = join(folder, 'result');
  mkdirSync(file);
  expectOneSentence(await gradeInto(file).ended, file, 'that is a folder');
  expect(readdirSync(file)).toEqual([]);
});

/** A case that passes after its result has gone somewhere. */
async function expectPassed(run: StartedCommand): Promise<void> {
  expect(await run.ended).toMatchObject({ code: 0, stderr: '', left: [] });
}

/** A pipe, and what a command reads from it. */
function pipeTo(name: string, ...command: string[]): { pipe: string; read: Promise<string> } {
  const pipe = join(folder, name);
  execFileSync('mkfifo', [pipe]);
  const reader = new StartedCommand(() => ['sh', '-c', `exec "$@" < ${pipe}`, 'sh', ...command]);
  return { pipe, read: reader.ended.then(({ stdout }) => stdout) };
}

test.concurrent('a pipe gets the last result, once, and stays a pipe', async () => {
  const { pipe, read } = pipeTo('pipe', 'cat');
  await expectPassed(gradeInto(pipe));
  expect(lstatSync(pipe).isFIFO()).toBe(true);
  expect(resultSchema.parse(JSON.parse(await read))).toMatchObject({ complete: true });
});

test.concurrent('a result larger than a pipe holds waits for its reader', async () => {
  const { pipe, read } = pipeTo('narrow', 'dd', 'bs=16');
  const files = { 'server.py': `print("x" * 100_000)\n${RIGHT_SERVER}` };
  await expectPassed(grade('echo-once', files, { json: pipe }));
  const text = await read;
  expect(text.length).toBeGreaterThan(2 ** 16);
  expect(JSON.parse(text)).toMatchObject({ complete: true });
});

test.concurrent('a pipe that nobody reads is told in one sentence', async () => {
  const pipe = join(folder, 'unread');
  execFileSync('mkfifo', [pipe]);
  expectOneSentence(await gradeInto(pipe).ended, pipe, 'nobody reads from it');
});

test.concurrent('the pipe of a process substitution is a file like any other', async () => {
  const file = join(folder, 'substituted.json');
  const words = 'node harness/cli/halfclose.cjs grade echo-once/hello';
  const line = `${words} ${RIGHT} --json >(cat > ${file}); code=$?; wait $!; exit $code`;
  const run = new StartedCommand(() => ['bash', '-c', line], { cwd: ROOT });
  await expectPassed(run);
  expect(run.result(file).complete).toBe(true);
});

test.concurrent('a socket gets the last result, once, and stays a socket', async () => {
  const path = join(folder, 'socket');
  const server = createServer().listen(path);
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const run = gradeInto(path);
  const [reader] = await accepted;
  const text = (await reader.setEncoding('utf8').toArray()).join('');
  server.close();
  await expectPassed(run);
  expect(JSON.parse(text)).toMatchObject({ complete: true });
});

/** A device node of our own: the real ones are needed by others. */
function device(name: string, minor: number): string | undefined {
  const file = join(folder, name);
  return spawnSync('mknod', [file, 'c', '1', String(minor)]).status === 0 ? file : undefined;
}
const nowhere = device('null', 3);
const full = device('full', 7);

(nowhere ? test.concurrent : test.skip)('a device is written to, and stays one', async () => {
  await expectPassed(gradeInto(nowhere!));
  expect(lstatSync(nowhere!).isCharacterDevice()).toBe(true);
});

(full ? test.concurrent : test.skip)(
  'a device that takes nothing is told in one sentence',
  async () => {
    expectOneSentence(await gradeInto(full!).ended, full!, 'the disk is full');
    expect(lstatSync(full!).isCharacterDevice()).toBe(true);
  },
);

test.concurrent('a link in the place of the file stays a link', async () => {
  writeFileSync(join(folder, 'linked.json'), '');
  symlinkSync('linked.json', join(folder, 'link.json'));
  const run = gradeInto(join(folder, 'link.json'));
  expect(await run.ended).toMatchObject({ code: 0, left: [] });
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(run.result(join(folder, 'linked.json')).complete).toBe(true);
});

test.concurrent('a link to nothing yet leads to the file that is made', async () => {
  mkdirSync(join(folder, 'links'));
  symlinkSync('../later/made.json', join(folder, 'links', 'link.json'));
  const run = gradeInto(join(folder, 'links', 'link.json'));
  await expectPassed(run);
  expect(lstatSync(join(folder, 'links', 'link.json')).isSymbolicLink()).toBe(true);
  expect(run.result(join(folder, 'later', 'made.json')).complete).toBe(true);
});

test.concurrent('a link to itself is told in one sentence', async () => {
  const file = join(folder, 'circle');
  symlinkSync('circle', file);
  expectOneSentence(await gradeInto(file).ended, file, 'its links lead in a circle');
});

test.concurrent('who may read the file may read it still', async () => {
  const file = join(folder, 'open.json');
  writeFileSync(file, '', { mode: 0o644 });
  await expectPassed(gradeInto(file));
  expect(lstatSync(file).mode & 0o777).toBe(0o644);
});

test.concurrent('gradings side by side in one checkout all write their result', async () => {
  const root = await newCheckout();
  const runs = Array.from({ length: 4 }, () =>
    halfclose(['grade', 'echo-once', join(ROOT, RIGHT)], { root }),
  );
  for (const run of runs) expect(await run.ended).toMatchObject({ code: 0, stderr: '', left: [] });
  const own = join(root, '.halfclose');
  expect(runs[0]?.result(join(own, 'result.json'))).toMatchObject({ score: 100, complete: true });
  expect(readdirSync(own).filter((name) => name.includes('partial'))).toEqual([]);
});

test.concurrent('a result that may not grow as it must leaves the last whole one', async () => {
  const limited = ['sh', '-c', 'ulimit -f 40; exec "$@"', 'sh'];
  const run = grade('echo-once', RIGHT, { within: limited, json: 'result.json' });
  const ended = await run.ended;
  expectOneSentence(ended, join(run.folder, 'result.json'), 'the file may not grow so large');
  expect(run.result().complete).toBe(false);
  expect(readdirSync(run.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

/** A command in a mount namespace of its own, in which `folder/disk` is a disk of `size`. */
function onDisk(size: string): string[] {
  const disk = join(folder, 'disk');
  const mount = `mkdir -p ${disk} && mount -t tmpfs -o size=${size} none ${disk} && exec "$@"`;
  return ['unshare', '-Umr', 'sh', '-c', mount, 'sh'];
}

// Where users may not have namespaces of their own, there is no small disk to fill.
const [unshare = '', ...mounting] = [...onDisk('4k'), 'true'];
const canMount = spawnSync(unshare, mounting).status === 0;

(canMount ? test.concurrent : test.skip)('a full disk is told in one sentence', async () => {
  const file = join(folder, 'disk', 'result.json');
  expectOneSentence(await gradeInto(file, onDisk('4k')).ended, file, 'the disk is full');
});

(canMount ? test.concurrent : test.skip)('a disk that fills up leaves a whole result', async () => {
  const file = join(folder, 'disk', 'result.json');
  const words = ['grade', 'echo-once', RIGHT, '--json', file];
  const copy = join(folder, 'kept.json');
  const keep = ['sh', '-c', `"$@"; code=$?; cp ${file} ${copy}; exit $code`, 'sh'];
  const run = halfclose(words, { within: [...onDisk('24k'), ...keep] });
  expectOneSentence(await run.ended, file, 'the disk is full');
  expect(run.result(copy)).toMatchObject({ complete: false });
});
