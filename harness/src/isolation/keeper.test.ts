import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keeper } from './keeper';

const folder = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process in a group of its own that would run for long, and has these variables alone. */
function sleeper(env: Record<string, string> = {}): ChildProcess & { pid: number } {
  const child = spawn('/bin/sleep', ['600'], { detached: true, stdio: 'ignore', env });
  started.push(child);
  return child as ChildProcess & { pid: number };
}

const signalOf = async (child: ChildProcess): Promise<unknown> => {
  if (child.signalCode === null) await once(child, 'exit');
  return child.signalCode;
};

test('the groups that it watches are killed, one that it has forgotten is not', async () => {
  const keeper = new Keeper('none', []);
  const [first, forgotten, last] = [sleeper(), sleeper(), sleeper()];
  for (const { pid } of [first, forgotten, last]) keeper.watch(pid);
  keeper.forget(forgotten.pid);
  await keeper.dismiss();
  expect(await signalOf(first)).toBe('SIGKILL');
  expect(await signalOf(last)).toBe('SIGKILL');
  expect(forgotten.signalCode).toBeNull();
});

test('a keeper that is released kills and removes nothing', async () => {
  const kept = join(folder, 'not removed');
  mkdirSync(kept);
  const keeper = new Keeper('none', [kept]);
  const one = sleeper();
  keeper.watch(one.pid);
  await keeper.release();
  expect(existsSync(kept)).toBe(true);
  expect(one.signalCode).toBeNull();
});

// Marks are read in /proc.
const onLinux = existsSync('/proc/self/environ') ? test : test.skip;

onLinux('what carries the mark of the run is killed, though nobody has told of it', async () => {
  const [ours, another] = [sleeper({ HALFCLOSE_RUN: 'abc' }), sleeper({ HALFCLOSE_RUN: 'xyz' })];
  await new Keeper('abc', []).dismiss();
  expect(await signalOf(ours)).toBe('SIGKILL');
  expect(another.signalCode).toBeNull();
});

test('files and folders are removed, whatever their names', async () => {
  const names = ['a b', '-rf', 'no such thing', "it's"];
  mkdirSync(join(folder, 'a b'));
  for (const name of ['a b/file', '-rf', "it's", 'kept']) writeFileSync(join(folder, name), '');
  await new Keeper(
    'none',
    names.map((name) => join(folder, name)),
  ).dismiss();
  expect(names.filter((name) => existsSync(join(folder, name)))).toEqual([]);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});
