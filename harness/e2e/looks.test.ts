import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newCheckout, removeCheckouts, ROOT } from './checkout.test-data';
import { grade, npmTest, putFiles } from './commands.test-data';
import { removeCommands, StartedCommand } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(() => {
  removeCommands();
  removeCheckouts();
});

const MUTANT = 'fixtures/echo-once/mutants/one-recv';
const ESCAPE = '\x1b[';

/** A checkout in which a wrong server is handed in. */
async function startedWrong(): Promise<string> {
  const root = await newCheckout();
  const source = readFileSync(join(ROOT, MUTANT, 'server.py'), 'utf8');
  putFiles(join(root, 'assignments/echo-once/submission'), { 'server.py': source });
  return root;
}

const plain: [string, Record<string, string>][] = [
  ['when piped', {}],
  ['under NO_COLOR', { NO_COLOR: '1' }],
  ['under FORCE_COLOR=0', { FORCE_COLOR: '0' }],
];

test.concurrent.each(plain)('nothing is coloured %s', async (_when, env) => {
  const graded = await grade('echo-once', MUTANT, { env }).ended;
  expect(graded.stdout).toContain('✘ echo-once/two-messages');
  expect(graded.stdout + graded.stderr).not.toContain(ESCAPE);
  const tested = await npmTest([], { root: await startedWrong(), env }).ended;
  expect(tested.stderr).toContain('✘ echo-once/two-messages');
  expect(tested.stdout + tested.stderr).not.toContain(ESCAPE);
});

test.concurrent('everything is coloured under FORCE_COLOR', async () => {
  const env = { FORCE_COLOR: '1' };
  const graded = await grade('echo-once', MUTANT, { env }).ended;
  expect(graded.stdout).toMatch(/\x1b\[\d+m✘\x1b\[/);
  const tested = await npmTest([], { root: await startedWrong(), env }).ended;
  expect(tested.stderr).toMatch(/\x1b\[\d+m✘\x1b\[/);
  expect(tested.stdout).toMatch(/\x1b\[\d+m█+\x1b\[/);
});

// The script of util-linux; others have other flags.
const hasTerminals = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

/** A command on a terminal of 80 columns, and the lines that are seen on it in the end. */
async function seen(
  root: string,
  ...words: string[]
): Promise<{ code: number | null; lines: string[] }> {
  const line = `stty cols 80 rows 50; exec ${[process.execPath, ...words].join(' ')}`;
  const env = { TERM: 'xterm-256color' };
  const run = new StartedCommand(() => ['script', '-qec', line, '/dev/null'], { cwd: root, env });
  const { code, stdout, left } = await run.ended;
  expect(left).toEqual([]);
  expect(stdout).toContain(ESCAPE);
  const text = stdout.replace(/\r\n/g, '\n').replace(/\x1b\[[\d;?]*[A-Za-z]/g, '');
  return { code, lines: text.split('\n').map((one) => one.slice(one.lastIndexOf('\r') + 1)) };
}

/** What may be wider: commands, which must stay whole to be pasted, and what the staff has written. */
function tooWide(lines: readonly string[]): string[] {
  const commands = new Set<string>();
  let byHand = false;
  for (const line of lines) {
    byHand = /^ *By hand, in the folder of /.test(line) || (byHand && /^ {4,8}\S/.test(line));
    if (byHand) commands.add(line);
  }
  const ofAFile = (line: string): boolean => /^ +>? *\d+ \| /.test(line);
  return lines.filter((line) => !commands.has(line) && !ofAFile(line) && [...line].length > 80);
}

const onTerminal = hasTerminals ? test.concurrent : test.skip;

onTerminal('all of `grade` fits on a terminal of 80 columns', async () => {
  const file = join(await newCheckout(), 'result.json');
  const words = ['harness/cli/halfclose.cjs', 'grade', 'echo-once', MUTANT, '--json', file];
  const { code, lines } = await seen(ROOT, ...words);
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(/✘ echo-once\/two-messages +0 of \d+ points\n[^]*By hand/);
  expect(tooWide(lines)).toEqual([]);
});

onTerminal('all of `npm test` fits on a terminal of 80 columns', async () => {
  const { code, lines } = await seen(await startedWrong(), 'harness/jest/npm-test.cjs');
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(/✘ echo-once\/two-messages +0 of \d+ points\n[^]*By hand/);
  expect(tooWide(lines)).toEqual([]);
});
