import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Box, Isolation } from './box';
import { openPlain } from './plain';

jest.setTimeout(30_000);
let folder: string;
let source: string;
let isolation: Isolation;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
  source = mkdtempSync(join(folder, 'source-'));
  isolation = openPlain();
});
afterAll(async () => {
  await isolation.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Forks twice with setsid, does `more` in the daemon, and prints the daemon's pid. */
const daemon = (more: string): string => `
import os, sys, time
if os.fork(): os.wait(); sys.exit(0)
os.setsid()
if os.fork(): os._exit(0)
${more}
print(os.getpid(), flush=True)
os.close(1); os.close(2)
time.sleep(600)`;

function isAlive(pid: number): boolean {
  try {
    // Nobody may have fetched the exit of a zombie; it is dead.
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** Runs a program that leaves a daemon behind. */
async function leaving(more: string): Promise<{ box: Box; pid: number }> {
  const box = await isolation.open(source);
  const env = { PATH: process.env.PATH! };
  const spawned = await box.spawn(['python3', '-c', daemon(more)], env);
  if ('errno' in spawned) throw new Error(spawned.errno);
  const told = (await spawned.stdout.setEncoding('utf8').toArray()).join('');
  await spawned.exited;
  return { box, pid: Number(told) };
}

test.each([
  ['forked twice and left its session', ''],
  ['went to another folder, too', 'os.chdir("/")'],
  ['cleared its environment, too', 'os.environ.clear()'],
])('a daemon that %s is found and killed', async (_name, more) => {
  const { box, pid } = await leaving(more);
  expect(isAlive(pid)).toBe(true);
  expect(await box.dispose()).toEqual({ survivors: [pid] });
  expect(isAlive(pid)).toBe(false);
});

test('a daemon that runs another program with an empty environment is found by its folder', async () => {
  const { box, pid } = await leaving(
    'print(os.getpid(), flush=True); os.close(1); os.close(2); os.execve("/bin/sleep", ["sleep", "600"], {})',
  );
  expect(await box.dispose()).toEqual({ survivors: [pid] });
  expect(isAlive(pid)).toBe(false);
});

test('a program that stays in its group is no survivor', async () => {
  const box = await isolation.open(source);
  const spawned = await box.spawn(['sh', '-c', 'sleep 600 & sleep 600 & wait'], {
    PATH: '/usr/bin:/bin',
  });
  expect(spawned).toHaveProperty('pid');
  expect(await box.dispose()).toEqual({ survivors: [] });
});

test('each box disposes of its own daemons alone', async () => {
  const [one, other] = [await leaving(''), await leaving('')];
  expect(await one.box.dispose()).toEqual({ survivors: [one.pid] });
  expect(isAlive(other.pid)).toBe(true);
  await other.box.dispose();
  expect(isAlive(other.pid)).toBe(false);
});

/** A killed process may still be on its way out. */
async function ended(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise(setImmediate);
}

/** Resolves when nothing is left in a folder. */
function emptied(home: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (readdirSync(home).length > 0) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(home, look);
    look();
  });
}

test('a grader that is killed leaves no program running and no folder behind', async () => {
  const home = mkdtempSync(join(folder, 'home-'));
  const outfile = join(folder, 'grader.cjs');
  const contents = `
    import { openPlain } from './plain';
    const [source, daemon] = process.argv.slice(2);
    const env = { PATH: process.env.PATH };
    void openPlain().open(source).then(async (box) => {
      const server = await box.spawn(['python3', '-c', 'import time; time.sleep(600)'], env);
      const left = await box.spawn(['python3', '-c', daemon], env);
      left.stdout.once('data', (pid) => console.log(server.pid, left.pid, Number(pid)));
    });`;
  const stdin = { contents, resolveDir: __dirname };
  buildSync({ stdin, bundle: true, platform: 'node', outfile });
  const env = { ...process.env, TMPDIR: home };
  const grader = spawn(process.execPath, [outfile, source, daemon('')], { env });
  const [told] = (await grader.stdout.setEncoding('utf8').take(1).toArray()) as [string];
  expect(readdirSync(home)).toHaveLength(1);
  grader.kill('SIGKILL');
  await emptied(home);
  for (const pid of told.split(' ').map(Number)) await ended(pid);
  expect(existsSync(source)).toBe(true);
});
