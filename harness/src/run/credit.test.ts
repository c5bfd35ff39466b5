import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/until.test-data';
import type { Isolation } from '../isolation/box';
import { openPlain } from '../isolation/plain';
import { WAIT, type Outcome } from '../model/seen';
import { isIdle, timesOf } from '../program/proc-group';
import { RunningProgram } from '../program/running-program';
import { Changes } from './changes';
import { waitFor } from './wait';

const LIMIT = 600;
const DONE: Outcome = { kind: 'met', consumed: 0, strict: true };
const changes = new Changes();
const started = performance.now();
const now = (): number => performance.now() - started;
let isolation: Isolation;
let empty: string;
const busy: ChildProcess[] = [];

beforeAll(() => {
  isolation = openPlain();
  empty = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
});
afterEach(() => {
  for (const loop of busy.splice(0)) loop.kill('SIGKILL');
});
afterAll(async () => {
  await isolation.close();
  rmSync(empty, { recursive: true });
});

/** Each in a session of its own: the kernel shares the cores between sessions first. */
function besideBusyLoops(): void {
  const loops = 4 * cpus().length;
  const loop = ['-c', 'while :; do :; done'];
  while (busy.length < loops) busy.push(spawn('sh', loop, { detached: true }));
}

/** Starts a program and waits until it has said so: its own start is no part of any step. */
async function running(script: string, niceness = 0): Promise<RunningProgram> {
  const box = await isolation.open(empty);
  const command = ['nice', '-n', String(niceness), 'python3', '-uc', script];
  const spawned = await box.spawn(command, { PATH: process.env.PATH! });
  if ('errno' in spawned) throw new Error(spawned.errno);
  const listener = { now, exited: () => undefined, changed: changes.announce };
  const options = { judgesStdout: true, outputCap: 1 << 20, listener };
  const program = new RunningProgram(box, spawned, command, options);
  await wait(program, 30_000, () => (program.inbox.length > 0 ? DONE : WAIT));
  return program;
}

/** Waits for what never comes, or for what `look` says: how long, and what was given back? */
async function wait(
  program: RunningProgram,
  limit: number,
  look: (final: boolean) => Outcome = (final) => (final ? DONE : WAIT),
): Promise<{ lasted: number; credit: number; ofOurs: number }> {
  let credit = 0;
  const loop = performance.eventLoopUtilization();
  const queued = ownWait();
  const begun = now();
  const credited = (ms: number): unknown => (credit += ms);
  const waiting = {
    limit,
    caseLeft: Infinity,
    now,
    changes,
    program: () => program,
    credited,
    wentOn: () => undefined,
    passed: () => 0,
  };
  await waitFor(waiting, ({ final }) => look(final));
  const ofOurs = performance.eventLoopUtilization(loop).active + ownWait() - queued;
  return { lasted: now() - begun, credit, ofOurs };
}

/** How long we have waited for a core ourselves: a loaded machine keeps us waiting as well. */
function ownWait(): number {
  return timesOf(`${process.pid}/task/${process.pid}`)?.waited ?? 0;
}

/** What it does between its line and its sleep, it may have to wait for. */
async function asleep(script: string): Promise<RunningProgram> {
  const program = await running(script);
  await until('it sleeps', () => isIdle(program.pid));
  return program;
}

test('a program that sleeps is given nothing back', async () => {
  const program = await asleep('import time; print("ready"); time.sleep(60)');
  const { credit, ofOurs } = await wait(program, LIMIT);
  // What we were busy is given back to whoever waited for us.
  expect(credit).toBeLessThan(ofOurs + 50);
});

test('a program that sleeps is given nothing back, though it was starved before', async () => {
  besideBusyLoops();
  const script = `
import time
until = time.thread_time() + 0.5
while time.thread_time() < until: pass
print("ready"); time.sleep(60)`;
  const program = await asleep(script);
  const { credit, ofOurs } = await wait(program, LIMIT);
  expect(credit).toBeLessThan(ofOurs + 50);
}, 30_000);

test('a program that blocks in a read is given nothing back', async () => {
  const script = 'import os; print("ready"); os.read(os.pipe()[0], 1)';
  const { credit, ofOurs } = await wait(await asleep(script), LIMIT);
  expect(credit).toBeLessThan(ofOurs + 50);
});

test('a program that the machine starves is given that time back, at most four deadlines', async () => {
  besideBusyLoops();
  const program = await running('print("ready")\nwhile True: pass', 19);
  const { lasted, credit } = await wait(program, LIMIT);
  expect(credit).toBeGreaterThan(150);
  expect(credit).toBeLessThanOrEqual(4 * LIMIT);
  expect(lasted).toBeGreaterThanOrEqual(LIMIT + credit);
}, 30_000);

test('a starved program that answers within the time given back has answered', async () => {
  besideBusyLoops();
  const script = `
import time
print("ready")
until = time.monotonic() + 0.9
while time.monotonic() < until: pass
print("done")`;
  const program = await running(script, 19);
  const answers = (): Outcome | undefined =>
    Buffer.from(program.inbox.peek()).includes('done') ? DONE : undefined;
  let late = false;
  await wait(program, LIMIT, (final) => {
    late = final && !answers();
    return answers() ?? (final ? DONE : WAIT);
  });
  expect(late).toBe(false);
}, 30_000);

test('a deadline of less than half a second is put off for a starved program, too', async () => {
  besideBusyLoops();
  const program = await running('print("ready")\nwhile True: pass', 19);
  const { credit } = await wait(program, 400);
  expect(credit).toBeGreaterThan(50);
}, 30_000);
