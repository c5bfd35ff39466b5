import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCheckout, removeCheckouts } from './checkout.test-data';
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

test.concurrent('a path through a file is told in one sentence', async () => {
  const file = join(folder, 'file', 'result.json');
  writeFileSync(join(folder, 'file'), '');
  expectOneSentence(await gradeInto(file).ended, file, 'a part of that path is a file');
});

test.concurrent('a folder in the place of the file is told in one sentence', async () => {
  const file = join(folder, 'result');
  mkdirSync(file);
  expectOneSentence(await gradeInto(file).ended, file, 'it is there already, and no plain file');
  expect(readdirSync(folder)).not.toContain('result.partial');
});

test.concurrent('a pipe in the place of the file stays a pipe', async () => {
  const file = join(folder, 'pipe');
  execFileSync('mkfifo', [file]);
  expectOneSentence(await gradeInto(file).ended, file, 'it is there already, and no plain file');
  expect(lstatSync(file).isFIFO()).toBe(true);
});

test.concurrent('a link in the place of the file stays a link', async () => {
  writeFileSync(join(folder, 'linked.json'), '');
  symlinkSync('linked.json', join(folder, 'link.json'));
  const run = gradeInto(join(folder, 'link.json'));
  expect(await run.ended).toMatchObject({ code: 0, left: [] });
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(run.result(join(folder, 'linked.json')).complete).toBe(true);
});

test.concurrent('gradings side by side in one checkout all write their result', async () => {
  const root = newCheckout();
  const runs = Array.from({ length: 4 }, () => halfclose(['grade', 'echo-once', RIGHT], { root }));
  for (const run of runs) expect(await run.ended).toMatchObject({ code: 0, stderr: '', left: [] });
  const own = join(root, '.halfclose');
  expect(runs[0]?.result(join(own, 'result.json'))).toMatchObject({ score: 100, complete: true });
  expect(readdirSync(own).filter((name) => name.includes('partial'))).toEqual([]);
});

/** A command in a mount namespace of its own, in which `folder/full` is a disk of `size`. */
function onDisk(size: string): string[] {
  const disk = join(folder, 'full');
  const mount = `mkdir -p ${disk} && mount -t tmpfs -o size=${size} none ${disk} && exec "$@"`;
  return ['unshare', '-m', 'sh', '-c', mount, 'sh'];
}

// Without root, and in containers that keep root from mounting, there is no small disk to fill.
const [unshare = '', ...mounting] = [...onDisk('4k'), 'true'];
const canMount = spawnSync(unshare, mounting).status === 0;

(canMount ? test.concurrent : test.skip)('a full disk is told in one sentence', async () => {
  const file = join(folder, 'full', 'result.json');
  expectOneSentence(await gradeInto(file, onDisk('4k')).ended, file, 'the disk is full');
});

(canMount ? test.concurrent : test.skip)('a disk that fills up leaves a whole result', async () => {
  const file = join(folder, 'full', 'result.json');
  const words = ['grade', 'echo-once', RIGHT, '--json', file];
  const copy = join(folder, 'kept.json');
  const keep = ['sh', '-c', `"$@"; code=$?; cp ${file} ${copy}; exit $code`, 'sh'];
  const run = halfclose(words, { within: [...onDisk('24k'), ...keep] });
  expectOneSentence(await run.ended, file, 'the disk is full');
  expect(run.result(copy)).toMatchObject({ complete: false });
  expect(readFileSync(copy, 'utf8')).toMatch(/\}\n$/);
});

test.concurrent('`grade` without --json says where nothing was named', async () => {
  const root = newCheckout();
  const run = halfclose(['grade', 'echo-once/hello', RIGHT], { root });
  expect(await run.ended).toMatchObject({ code: 0, left: [] });
  expect(run.result(join(root, '.halfclose/result.json'))).toMatchObject({ complete: true });
  expect(RIGHT_SERVER).toContain('server_socket');
});
