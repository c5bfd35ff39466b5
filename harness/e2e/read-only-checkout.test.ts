import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCheckoutAtOnce, removeCheckouts } from './checkout.test-data';
import { halfclose, npmTest, putFiles, RIGHT_SERVER } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);

const root = newCheckoutAtOnce();
const unbuilt = newCheckoutAtOnce();
const home = mkdtempSync(join(tmpdir(), 'e2e-home-'));
afterAll(() => {
  removeCommands();
  execFileSync('chmod', ['-R', 'u+w', root, unbuilt]);
  removeCheckouts();
  rmSync(home, { recursive: true, force: true });
});

for (const checkout of [root, unbuilt]) {
  putFiles(join(checkout, 'assignments/echo-once/submission'), { 'server.py': RIGHT_SERVER });
}
rmSync(join(unbuilt, 'node_modules/.cache'), { recursive: true });
execFileSync('chmod', ['-R', 'a+rX,a-w', root, unbuilt]);
chmodSync(home, 0o777);

/** Root may write anywhere: it becomes an ordinary user, nobody. */
const isRoot = process.getuid?.() === 0;
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const within = isRoot ? NOBODY : [];
const env = { HOME: home, TMPDIR: home, PATH: '/usr/local/bin:/usr/bin:/bin' };

// Without setpriv, or with Node in a folder that only root may read, nobody can start anything.
const [first = '', ...rest] = [
  ...within,
  process.execPath,
  join(root, 'harness/cli/halfclose.cjs'),
];
const canRun = spawnSync(first, [...rest, '--help'], { env }).status === 0;
const check = canRun ? test : test.skip;

check('a read-only checkout can be graded from the command line', async () => {
  const run = halfclose(['grade', 'echo-once'], { root, within, env });
  expect(await run.ended).toMatchObject({ code: 0, stderr: '', left: [] });
  const uid = isRoot ? 65534 : process.getuid?.();
  expect(run.result(join(home, `halfclose-${uid}`, 'result.json'))).toMatchObject({ score: 100 });
});

check('a read-only checkout in which nothing was built can be graded', async () => {
  const run = halfclose(['grade', 'echo-once/hello'], { root: unbuilt, within, env });
  expect(await run.ended).toMatchObject({ code: 0, stderr: '', left: [] });
});

check('`npm test` works in a read-only checkout', async () => {
  const run = npmTest(['echo-once'], { root, within, env });
  const { code, stdout, told, left } = await run.ended;
  expect({ code, left, told }).toMatchObject({ code: 0, left: [] });
  expect(stdout).toContain('echo-once  100 of 100');
});

check('a folder of somebody else in the place of our own is refused', async () => {
  const elsewhere = join(home, 'elsewhere');
  const own = join(elsewhere, `halfclose-${isRoot ? 65534 : process.getuid?.()}`);
  mkdirSync(own, { recursive: true });
  // Others may write there, and so put a link in the place of the result.
  chmodSync(own, 0o777);
  const run = halfclose(['grade', 'echo-once'], {
    root,
    within,
    env: { ...env, TMPDIR: elsewhere },
  });
  const { code, stdout, stderr } = await run.ended;
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toBe(
    `There is no place for the result: ${own} is not ours alone; ` +
      'remove it, or set TMPDIR to another folder.\n',
  );
});

check('a result that may not be written is told in one sentence', async () => {
  const file = join(root, 'result.json');
  const words = ['grade', 'echo-once', '--json', file];
  const { code, stdout, stderr } = await halfclose(words, { root, within, env }).ended;
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toBe(`The result can't be written to ${file}: you may not write there.\n`);
});

check('`start` says in one sentence that it may not write', async () => {
  const words = ['start', 'echo-client', '--lang', 'c'];
  const { code, stdout, stderr } = await halfclose(words, { root, within, env }).ended;
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^.*assignments\/echo-client\/submission.*you may not write there.*\n$/);
});
