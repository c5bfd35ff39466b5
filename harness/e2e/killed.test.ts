import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCheckout, removeCheckouts } from './checkout.test-data';
import { grade, npmTest, putFiles } from './commands.test-data';
import { countedServer, randomMoments, untilStarts } from './counted-starts.test-data';
import { processesOf } from './leftovers.test-data';
import { removeCommands, type StartedCommand } from './started-command.test-data';
import { until } from './until.test-data';

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), 'e2e-starts-'));
afterAll(() => {
  removeCommands();
  removeCheckouts();
  rmSync(folder, { recursive: true, force: true });
});

// Which processes belong to which run is read in /proc.
const onLinux = existsSync('/proc/self/environ') ? test.concurrent : test.skip;

onLinux.each([0, ...randomMoments(6)])(
  '`grade` killed at start %i leaves nothing but a whole result',
  async (moment) => {
    const file = join(folder, `${moment}-${Math.random()}`);
    const run = grade('echo-once', countedServer(file, moment));
    await untilStarts(run, file, moment);
    run.signal('SIGKILL');
    expect(await run.ended).toMatchObject({ signal: 'SIGKILL', left: [] });
    if (moment > 0) expect(run.result().complete).toBe(false);
  },
);

/** `npm test` of a started server, at the moment when so many programs have been started. */
async function npmTestAt(moment: number): Promise<{ run: StartedCommand; result: string }> {
  const root = newCheckout();
  const file = join(root, 'starts');
  putFiles(join(root, 'assignments/echo-once/submission'), countedServer(file, moment));
  const run = npmTest([], { root });
  await untilStarts(run, file, moment);
  return { run, result: join(root, '.halfclose/result.json') };
}

function gradingProcess({ folder }: StartedCommand): Promise<number> {
  return until('the grading process', () => {
    return processesOf(folder).find(({ command }) => command.includes('halfclose.cjs feed'))?.pid;
  });
}

onLinux.each([0, ...randomMoments(2)])(
  '`npm test` says that its grading process was killed at start %i, and ends with 3',
  async (moment) => {
    const { run, result } = await npmTestAt(moment);
    process.kill(await gradingProcess(run), 'SIGKILL');
    const { code, told, left } = await run.ended;
    expect({ code, left }).toEqual({ code: 3, left: [] });
    expect(told).toContain('The grading process ended before it was done');
    expect(told).not.toMatch(/grade\.test\.ts:\d+/);
    if (moment > 0) expect(run.result(result).complete).toBe(false);
  },
);

onLinux.each(randomMoments(2))('Jest killed at start %i leaves nothing', async (moment) => {
  const { run, result } = await npmTestAt(moment);
  run.signal('SIGKILL');
  const { signal, stderr, left } = await run.ended;
  expect({ signal, left }).toEqual({ signal: 'SIGKILL', left: [] });
  expect(stderr).not.toContain('EPIPE');
  expect(run.result(result).complete).toBe(false);
});
