import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newCheckout, removeCheckouts, ROOT } from './checkout.test-data';
import { npmTest, putFiles, RIGHT_SERVER } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(() => {
  removeCommands();
  removeCheckouts();
});

/** A checkout in which echo-once is started with this server. */
async function startedWith(server: string): Promise<string> {
  const root = await newCheckout();
  putFiles(join(root, 'assignments/echo-once/submission'), { 'server.py': server });
  return root;
}

const ONE_RECV = readFileSync(join(ROOT, 'fixtures/echo-once/mutants/one-recv/server.py'), 'utf8');
const NEXT = 'Nothing of yours is graded yet. Next: npm run start echo-client -- --lang python';

const REFERENCES = ['echo-client', 'echo-once'];

function times(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

test.concurrent('with nothing started it says so first, and shows the references', async () => {
  const root = await newCheckout();
  // The whole ladder takes a minute.
  for (const slug of readdirSync(join(root, 'reference'))) {
    if (!REFERENCES.includes(slug)) rmSync(join(root, 'reference', slug), { recursive: true });
  }
  const run = npmTest([], { root });
  const { code, stdout, stderr, left } = await run.ended;
  expect({ code, left }).toEqual({ code: 0, left: [] });
  expect(stderr.indexOf(NEXT)).toBeLessThan(stderr.indexOf('PASS'));
  expect(stderr.indexOf(NEXT)).toBeGreaterThanOrEqual(0);
  expect(stderr).toContain("this shows the course's own reference programs being graded.");
  expect(stdout).toMatch(/^ {2}echo-client +100 of 100 .* 16 of 16 cases$/m);
  expect(stdout).toMatch(/^ {2}echo-once +100 of 100 .* 10 of 10 cases$/m);
  const all = 100 * REFERENCES.length;
  expect(stdout).toMatch(new RegExp(`^ {2}total +${all} of ${all}$`, 'm'));
  expect(stdout.trimEnd().endsWith(NEXT)).toBe(true);
  const result = run.result(join(root, '.halfclose/result.json'));
  expect(result).toMatchObject({ score: all, complete: true });
});

test.concurrent(
  'of a wrong program it tells one failure in full, a line for each other',
  async () => {
    const { code, stdout, stderr, left } = await npmTest([], { root: await startedWith(ONE_RECV) })
      .ended;
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(times(stderr, /Rerun {2}npm test/g)).toBe(1);
    expect(times(stderr, /^ +✘ echo-once\/\S+ +0 of \d+/gm)).toBe(2);
    expect(stderr).toMatch(/^ +✘ echo-once\/two-messages +0 of 11 points$/m);
    expect(stderr).toMatch(/^ +✘ echo-once\/2000-bytes +0 of 11 {2}Your server/m);
    expect(stderr).toMatch(/^ +> +\d+ \| +- expect: "two"$/m);
    expect(stderr).not.toMatch(/\bat .*harness\//);
    expect(stdout).toMatch(/^ {2}echo-once +78 of 100 .* 8 of 10 cases\n +2 failed$/m);
    expect(stderr).not.toContain(NEXT);
  },
);

test.concurrent('--all tells every failure in full', async () => {
  const { code, stderr } = await npmTest(['--all'], { root: await startedWith(ONE_RECV) }).ended;
  expect(code).toBe(1);
  expect(times(stderr, /Rerun {2}npm test echo-once\//g)).toBe(2);
});

test.concurrent('one assignment is graded by its name, one case by its id', async () => {
  const root = await startedWith(ONE_RECV);
  const one = await npmTest(['echo-once'], { root }).ended;
  expect(one).toMatchObject({ code: 1, left: [] });
  expect(one.stdout).toContain('8 of 10 cases');
  const good = await npmTest(['echo-once/hello'], { root }).ended;
  expect(good).toMatchObject({ code: 0, left: [] });
  expect(good.stdout).toMatch(/^ {2}echo-once +11 of 11 .* 1 of 1 case$/m);
  const misspelt = await npmTest(['echo-once/helo'], { root }).ended;
  expect(misspelt.code).toBe(2);
  expect(misspelt.told).toContain('did you mean "hello"?');
});

test.concurrent('some cases of one assignment are graded together', async () => {
  const words = ['echo-once/exits', 'echo-once/hello', 'echo-once/exits'];
  const { code, stdout, left } = await npmTest(words, { root: await startedWith(ONE_RECV) }).ended;
  expect({ code, left }).toEqual({ code: 0, left: [] });
  expect(stdout).toMatch(/^ {2}echo-once +22 of 22 .* 2 of 2 cases$/m);
});

test.concurrent('a TMPDIR with a long path will do', async () => {
  const root = await startedWith(RIGHT_SERVER);
  const temporary = join(root, 'long'.repeat(30));
  mkdirSync(temporary);
  const env = { TMPDIR: temporary };
  expect((await npmTest(['echo-once/hello'], { root, env }).ended).code).toBe(0);
  expect(readdirSync(temporary).filter((name) => /^halfclose(?!-ports)/.test(name))).toEqual([]);
});

test.concurrent('a word with a space in it is one word', async () => {
  const { code, told } = await npmTest(['echo-once hello'], { root: await newCheckout() }).ended;
  expect(code).toBe(2);
  expect(told).toContain('There is no assignment "echo-once hello"');
});

test.concurrent('runs side by side build the program, each for all', async () => {
  const root = await startedWith(ONE_RECV);
  rmSync(join(root, 'node_modules/.cache'), { recursive: true });
  const words = ['echo-once/hello', 'echo-once/2000-bytes', 'nope', 'echo-once/exits'];
  const ended = await Promise.all(words.map((word) => npmTest([word], { root }).ended));
  expect(ended.map(({ code, left }) => ({ code, left }))).toEqual(
    [0, 1, 2, 0].map((code) => ({ code, left: [] })),
  );
  // Beside the bundle lies its compiled code; no draft is left of either.
  const kept = readdirSync(join(root, 'node_modules/.cache/halfclose'));
  expect(kept.filter((name) => !name.endsWith('.code'))).toEqual(['halfclose.cjs']);
});

/** Says when there is nothing left to wait for: never, in a process that is made to exit. */
const DRAINED = "process.once('beforeExit', () => require('fs').writeSync(2, 'drained'));";

test.concurrent.each([
  ['right', RIGHT_SERVER],
  ['wrong', ONE_RECV],
])('of a %s program it ends by itself: nothing is left open', async (_what, server) => {
  const root = await startedWith(server);
  putFiles(root, { 'drained.cjs': DRAINED });
  const env = { NODE_OPTIONS: `--require ${join(root, 'drained.cjs')}` };
  const { stderr, left } = await npmTest([], { root, env }).ended;
  expect(left).toEqual([]);
  expect(stderr.trimEnd().endsWith('drained')).toBe(true);
});

test.concurrent('a program that fails only a SHOULD ends with 0', async () => {
  const { code, stdout } = await npmTest([], {
    root: await startedWith(RIGHT_SERVER.replace('"usage:', '"what?')),
  }).ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}echo-once +98 of 100 .* 9 of 10 cases\n +1 failed$/m);
});

test.concurrent('an assignment that is not started is refused, with what to type', async () => {
  const { code, told, left } = await npmTest(['echo-client'], { root: await newCheckout() }).ended;
  expect({ code, left }).toEqual({ code: 2, left: [] });
  expect(told).toContain('npm run start echo-client -- --lang python');
});
