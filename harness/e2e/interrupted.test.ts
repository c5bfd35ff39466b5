import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../src/model/result';
import { newCheckout, removeCheckouts } from './checkout.test-data';
import { grade, npmTest, putFiles } from './commands.test-data';
import { countedServer, LATEST, untilStarts } from './counted-starts.test-data';
import { processesOf } from './leftovers.test-data';
import { randomMoments, SEED } from './random-moments.test-data';
import { removeCommands, type Ended } from './started-command.test-data';
import { elapsed, until } from './until.test-data';

jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), 'e2e-starts-'));
afterAll(() => {
  removeCommands();
  removeCheckouts();
  rmSync(folder, { recursive: true, force: true });
});

const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

type Sample = [signal: keyof typeof CODES, to: 'command' | 'group', moment: number];

/** What was judged by then stands; nothing is held against a right program that we ended. */
function expectCutShort({ complete, assignments }: Result): void {
  expect(complete).toBe(false);
  const verdicts = assignments.flatMap((one) => one.cases.map(({ verdict }) => verdict));
  expect(verdicts.filter((verdict) => verdict !== 'pass' && verdict !== 'error')).toEqual([]);
  expect(verdicts).toContain('error');
  expect(assignments.map((one) => one.boot)).toEqual([undefined]);
}

/** Before Node runs a line of ours, the signal itself ends it; shells give both the same code. */
function codeOf({ code, signal }: Ended): number | null {
  return signal !== null && signal in CODES ? CODES[signal as keyof typeof CODES] : code;
}

describe(`seed ${SEED}`, () => {
  const starts = (count: number): number[] => randomMoments(count, 1, LATEST);

  const sent: Sample[] = [
    ['SIGINT', 'group', 0],
    ...starts(3).map((moment): Sample => ['SIGINT', 'group', moment]),
    ...starts(2).map((moment): Sample => ['SIGTERM', 'command', moment]),
    ['SIGHUP', 'group', 3],
  ];

  test.concurrent.each(sent)(
    '`grade` ends orderly at %s to the %s at start %i',
    async (...sample) => {
      const [signal, to, moment] = sample;
      const file = join(folder, `${signal}-${moment}-${Math.random()}`);
      const run = grade('echo-once', countedServer(file, moment));
      await untilStarts(run, file, moment);
      run.signal(signal, to);
      const { code, stdout, stderr, left } = await run.ended;
      expect({ code, left }).toEqual({ code: CODES[signal], left: [] });
      expect(stdout).not.toContain('✘');
      expect(stderr).toBe('\nInterrupted: what was not judged by then counts as not checked.\n');
      expectCutShort(run.result());
    },
  );

  const sentToNpm: Sample[] = [
    ...starts(2).map((moment): Sample => ['SIGINT', 'group', moment]),
    ['SIGINT', 'command', 2],
    ['SIGTERM', 'command', 4],
    ['SIGHUP', 'group', 5],
  ];

  test.concurrent.each(sentToNpm)(
    '`npm test` ends orderly at %s to the %s at start %i',
    async (...sample) => {
      const [signal, to, moment] = sample;
      const root = await newCheckout();
      const file = join(root, 'starts');
      putFiles(join(root, 'assignments/echo-once/submission'), countedServer(file, moment));
      const run = npmTest([], { root });
      await untilStarts(run, file, moment);
      run.signal(signal, to);
      const { code, told, left } = await run.ended;
      expect({ code, left }).toEqual({ code: CODES[signal], left: [] });
      expect(told).not.toMatch(/✘| at .*:\d+:\d+/);
      expect(told).toContain('Interrupted');
      expectCutShort(run.result(join(root, '.halfclose/result.json')));
    },
  );

  const early: Sample[] = [
    ...randomMoments(4, 0, 400).map((moment): Sample => ['SIGINT', 'group', moment]),
    ...randomMoments(2, 0, 400).map((moment): Sample => ['SIGTERM', 'command', moment]),
    ...randomMoments(1, 0, 400).map((moment): Sample => ['SIGHUP', 'group', moment]),
  ];

  test.concurrent.each(early)(
    '`grade` ends at once at %s to the %s after %i ms',
    async (...sample) => {
      const [signal, to, moment] = sample;
      const run = grade('echo-once', { 'server.py': 'import time\ntime.sleep(600)\n' });
      await elapsed(moment);
      run.signal(signal, to);
      const ended = await run.ended;
      const { left, stderr } = ended;
      expect({ code: codeOf(ended), left }).toEqual({ code: CODES[signal], left: [] });
      expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
      if (existsSync(join(run.folder, 'result.json'))) expect(run.result().complete).toBe(false);
    },
  );

  const earlyToNpm: Sample[] = [
    ...randomMoments(4, 0, 3000).map((moment): Sample => ['SIGINT', 'group', moment]),
    ...randomMoments(1, 0, 3000).map((moment): Sample => ['SIGINT', 'command', moment]),
    ...randomMoments(1, 0, 3000).map((moment): Sample => ['SIGTERM', 'command', moment]),
    ...randomMoments(1, 0, 3000).map((moment): Sample => ['SIGHUP', 'group', moment]),
  ];

  test.concurrent.each(earlyToNpm)(
    '`npm test` ends at once at %s to the %s after %i ms',
    async (...sample) => {
      const [signal, to, moment] = sample;
      const root = await newCheckout();
      // The first thing that a fresh checkout does is to build the program.
      rmSync(join(root, 'node_modules/.cache/halfclose'), { recursive: true });
      putFiles(join(root, 'assignments/echo-once/submission'), {
        'server.py': 'import time\ntime.sleep(600)\n',
      });
      const run = npmTest([], { root });
      await elapsed(moment);
      run.signal(signal, to);
      const ended = await run.ended;
      const { left, told } = ended;
      expect({ code: codeOf(ended), left }).toEqual({ code: CODES[signal], left: [] });
      expect(told).not.toMatch(/✘| at .*:\d+:\d+/);
      const file = join(root, '.halfclose/result.json');
      if (existsSync(file)) expect(run.result(file).complete).toBe(false);
    },
  );
});

/** What a compiler takes minutes for. */
const ENDLESS = `
#define A(x) x x x x x x x x
#define B(x) A(A(A(A(A(x)))))
int main(void) { volatile int i = 0; B(B(i++;)) return i; }
`;

test.concurrent.each(['group', 'command'] as const)(
  'a compiler ends with a Ctrl-C to the %s, and leaves no file',
  async (to) => {
    const before = readdirSync('/tmp').filter((name) => name.startsWith('cc'));
    const run = grade('echo-once', { 'server.c': ENDLESS });
    await until('cc1', () => processesOf(run.folder).some(({ command }) => /cc1/.test(command)));
    run.signal('SIGINT', to);
    const { code, stdout, left } = await run.ended;
    expect({ code, left }).toEqual({ code: 130, left: [] });
    expect(stdout).not.toContain('✘');
    expectCutShort(run.result());
    const after = readdirSync('/tmp').filter((name) => name.startsWith('cc'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  },
);

test.concurrent('what a build has started ends with a Ctrl-C', async () => {
  const started = join(folder, 'builds');
  const run = grade('echo-once', {
    'submission.yaml': 'build: [sh, build.sh]\nrun: [python3, server.py]\n',
    'build.sh': `echo > ${started}; sleep 600 & sleep 600\n`,
    'server.py': '',
  });
  await until('the build', () => existsSync(started));
  run.signal('SIGINT', 'group');
  expect(await run.ended).toMatchObject({ code: 130, left: [] });
  expectCutShort(run.result());
});

/** A TypeScript program that takes esbuild some time. */
const LARGE = Array.from({ length: 60_000 }, (_, n) => `export const n${n}: number = ${n};`);

test.concurrent.each(randomMoments(3, 0, 400))(
  'a Ctrl-C that ends esbuild %i ms after the start is no fault of the program',
  async (moment) => {
    const run = grade('echo-once', {
      'server.ts': `${LARGE.join('\n')}\nsetInterval(() => 0, 9);`,
    });
    await until('the run', () =>
      readdirSync(run.temp).some((name) => /^halfclose-[^-]+$/.test(name)),
    );
    await elapsed(moment);
    run.signal('SIGINT', 'group');
    expect(await run.ended).toMatchObject({ code: 130, left: [] });
    expectCutShort(run.result());
  },
);

test.concurrent('a second Ctrl-C by the same key press changes nothing', async () => {
  const file = join(folder, 'twice');
  const run = grade('echo-once', countedServer(file, 2));
  await untilStarts(run, file, 2);
  run.signal('SIGINT', 'group');
  run.signal('SIGINT', 'command');
  expect(await run.ended).toMatchObject({ code: 130, left: [] });
  expectCutShort(run.result());
});
