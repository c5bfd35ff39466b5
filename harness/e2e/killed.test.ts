import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCheckout, removeCheckouts } from './checkout.test-data';
import { grade, npm, npmTest, putFiles } from './commands.test-data';
import { countedServer, LATEST, untilStarts } from './counted-starts.test-data';
import { processesOf } from './leftovers.test-data';
import { randomMoments, SEED } from './random-moments.test-data';
import { removeCommands, type StartedCommand } from './started-command.test-data';
import { elapsed, until } from './until.test-data';

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), 'e2e-starts-'));
afterAll(() => {
  removeCommands();
  removeCheckouts();
  rmSync(folder, { recursive: true, force: true });
});

// Which processes belong to which run is read in /proc.
const onLinux = existsSync('/proc/self/environ') ? test.concurrent : test.skip;

/** The process of a run whose command line holds this. */
function processOf({ folder }: StartedCommand, words: string): Promise<number> {
  return until(words, () => {
    return processesOf(folder).find(({ command }) => command.includes(words))?.pid;
  });
}

/** `npm test` of a started server, or another command, at the moment when so many programs have been started. */
async function npmTestAt(
  moment: number,
  start: (root: string) => StartedCommand = (root) => npmTest([], { root }),
): Promise<{ run: StartedCommand; result: string }> {
  const root = await newCheckout();
  const file = join(root, 'starts');
  putFiles(join(root, 'assignments/echo-once/submission'), countedServer(file, moment));
  const run = start(root);
  await untilStarts(run, file, moment);
  return { run, result: join(root, '.halfclose/result.json') };
}

function expectWhole(run: StartedCommand, file: string): void {
  expect(run.result(file).complete).toBe(false);
  expect(readdirSync(join(file, '..')).filter((name) => name.endsWith('.partial'))).toEqual([]);
}

/** A server that never listens. */
const DEAF = 'import time\ntime.sleep(600)\n';

describe(`seed ${SEED}`, () => {
  const starts = (count: number): number[] => randomMoments(count, 1, LATEST);

  onLinux.each([0, ...starts(6)])(
    '`grade` killed at start %i leaves nothing but a whole result',
    async (moment) => {
      const file = join(folder, `${moment}-${Math.random()}`);
      const run = grade('echo-once', countedServer(file, moment));
      await untilStarts(run, file, moment);
      run.signal('SIGKILL');
      expect(await run.ended).toMatchObject({ signal: 'SIGKILL', left: [] });
      if (moment > 0) expectWhole(run, join(run.folder, 'result.json'));
    },
  );

  onLinux.each([0, ...starts(2)])(
    '`npm test` says that its grading process was killed at start %i, and ends with 3',
    async (moment) => {
      const { run, result } = await npmTestAt(moment);
      process.kill(await processOf(run, 'halfclose.cjs feed'), 'SIGKILL');
      const { code, told, left } = await run.ended;
      expect({ code, left }).toEqual({ code: 3, left: [] });
      expect(told).toContain('The grading process ended before it was done');
      expect(told).not.toMatch(/ at .*:\d+:\d+/);
      if (moment > 0) expectWhole(run, result);
    },
  );

  onLinux.each(starts(2))('Jest killed at start %i leaves nothing', async (moment) => {
    const { run, result } = await npmTestAt(moment);
    run.signal('SIGKILL');
    const { signal, stderr, left } = await run.ended;
    expect({ signal, left }).toEqual({ signal: 'SIGKILL', left: [] });
    expect(stderr).not.toContain('EPIPE');
    expectWhole(run, result);
  });

  const npmEnds: [signal: 'SIGKILL' | 'SIGTERM', words: string[]][] = [
    ['SIGKILL', ['test']],
    ['SIGTERM', ['test']],
    ['SIGKILL', ['run', 'grade', 'echo-once']],
    ['SIGTERM', ['run', 'grade', 'echo-once']],
  ];

  onLinux.each(npmEnds)('%s to npm alone ends `npm %j` as well', async (signal, words) => {
    const { run, result } = await npmTestAt(3, (root) => npm(words, root));
    run.signal(signal);
    expect((await run.ended).left).toEqual([]);
    expectWhole(run, result);
  });

  onLinux.each(randomMoments(5, 0, 700))(
    '`grade` killed after %i ms leaves nothing but a whole result',
    async (moment) => {
      const run = grade('echo-once', { 'server.py': DEAF });
      await elapsed(moment);
      run.signal('SIGKILL');
      expect(await run.ended).toMatchObject({ signal: 'SIGKILL', left: [] });
      const file = join(run.folder, 'result.json');
      if (existsSync(file)) expectWhole(run, file);
    },
  );

  onLinux.each(randomMoments(3, 0, 3000))(
    'Jest killed after %i ms leaves nothing',
    async (moment) => {
      const root = await newCheckout();
      putFiles(join(root, 'assignments/echo-once/submission'), { 'server.py': DEAF });
      const run = npmTest([], { root });
      await elapsed(moment);
      run.signal('SIGKILL');
      expect(await run.ended).toMatchObject({ signal: 'SIGKILL', left: [] });
      const file = join(root, '.halfclose/result.json');
      if (existsSync(file)) expectWhole(run, file);
    },
  );

  onLinux.each(starts(2))(
    'a keeper killed at start %i keeps nothing from being cleared away',
    async (moment) => {
      const file = join(folder, `keeper-${moment}-${Math.random()}`);
      const run = grade('echo-once', countedServer(file, moment));
      await untilStarts(run, file, moment);
      process.kill(await processOf(run, 'halfclose-keeper'), 'SIGKILL');
      run.signal('SIGINT');
      expect(await run.ended).toMatchObject({ code: 130, left: [] });
      expectWhole(run, join(run.folder, 'result.json'));
    },
  );
});
