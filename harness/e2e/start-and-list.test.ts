import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newCheckout, removeCheckouts, ROOT } from './checkout.test-data';
import { loadLadder } from '../src/run/targets';
import { halfclose } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(() => {
  removeCommands();
  removeCheckouts();
});

/** Every file below a folder, with its text and its mode. */
function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => [name, join(folder, name)] as const)
    .filter(([, file]) => statSync(file).isFile());
  return Object.fromEntries(
    files.map(([name, file]) => [name, `${statSync(file).mode} ${readFileSync(file, 'utf8')}`]),
  );
}

test.concurrent.each(['python', 'c', 'typescript'])(
  '`start` copies the %s starter',
  async (lang) => {
    const root = await newCheckout();
    const words = ['start', 'echo-once', '--lang', lang];
    const { code, stdout } = await halfclose(words, { root }).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('Then   npm test echo-once');
    const own = tree(join(root, 'assignments/echo-once/submission'));
    delete own['.gitkeep'];
    expect(own).toEqual(tree(join(root, `assignments/echo-once/starter/${lang}`)));
    // A starter is there to be mended: it is found, built and run, and has not all the points.
    const graded = await halfclose(['grade', 'echo-once'], { root }).ended;
    expect(graded).toMatchObject({ code: 1, left: [] });
    expect(graded.stdout).toMatch(/^ {2}echo-once +\d+ of 100 /m);
  },
);

test.concurrent('`start` changes nothing where something is already', async () => {
  const root = await newCheckout();
  const words = (lang: string): string[] => ['start', 'echo-once', '--lang', lang];
  await halfclose(words('python'), { root }).ended;
  const before = tree(join(root, 'assignments'));
  const { code, stdout, told } = await halfclose(words('c'), { root }).ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(told).toContain('already holds server.py; nothing was changed');
  expect(tree(join(root, 'assignments'))).toEqual(before);
});

test.concurrent('`list` shows the ladder and what is started', async () => {
  const root = await newCheckout();
  await halfclose(['start', 'echo-once', '--lang', 'c'], { root }).ended;
  const { code, stdout } = await halfclose(['list'], { root }).ended;
  expect(code).toBe(0);
  const rows = stdout.trimEnd().split('\n');
  expect(rows.map((row) => row.split(' ')[0])).toEqual(loadLadder(ROOT).map(({ slug }) => slug));
  for (const row of rows) {
    const state = row.startsWith('echo-once ') ? 'started' : 'not started';
    expect(row).toMatch(new RegExp(`^\\S+ {3,}\\S.* {3,}\\d+ cases {3}${state}$`));
  }
});

test.concurrent('`list echo-once` shows its cases, worth 100 points', async () => {
  const { code, stdout } = await halfclose(['list', 'echo-once']).ended;
  expect(code).toBe(0);
  const points = [...stdout.matchAll(/^echo-once\/\S+ +(?:must|should) +(\d+) points? /gm)];
  expect(points).toHaveLength(10);
  expect(points.reduce((sum, [, each]) => sum + Number(each), 0)).toBe(100);
});
