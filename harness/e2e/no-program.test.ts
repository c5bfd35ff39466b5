import { grade, RIGHT_SERVER, type Files } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(removeCommands);

/** What it is, what is handed in, the finding, and telling parts of what is said. */
type Sample = [string, Files, string, ...string[]];

const ambiguous = ['server.js, server.py', 'run: [server.py]'];
const samples: Sample[] = [
  ['an empty folder', {}, 'program.missing', 'There is no program in', 'server.py'],
  ['two servers', { 'server.py': '', 'server.js': '' }, 'program.ambiguous', ...ambiguous],
  ['a binary without its exec bit', { run: '\0' }, 'program.invalid', 'chmod +x ./run'],
  [
    'a shebang that ends in CR LF',
    { 'run*': '#!/bin/sh\r\nexit 0\r\n' },
    'program.invalid',
    'The first line of ./run ends in CR LF',
    "sed -i 's/\\r$//' ./run",
  ],
  [
    'C that does not compile',
    { 'server.c': 'int main() { retrun 0; }\n' },
    'build.failed',
    'Your program did not build',
    'server.c:1:14: error:',
  ],
  [
    'Java that does not compile',
    { 'Server.java': 'class Server { int x = "no"; }\n' },
    'build.failed',
    'Your program did not build: `javac',
    'Server.java:1: error: incompatible types',
  ],
  [
    'TypeScript that does not parse',
    { 'server.ts': 'const x: number = ;\n' },
    'build.failed',
    'Your program did not build',
    'server.ts:1:18:',
  ],
];

test.concurrent.each(samples)('%s blocks all cases, and is told with what to do', async (...it) => {
  const [, files, code, ...parts] = it;
  const run = grade('echo-once', files);
  const ended = await run.ended;
  expect(ended).toMatchObject({ code: 1, stderr: '', left: [] });
  for (const part of parts) expect(ended.told).toContain(part);
  const { score, complete, assignments } = run.result();
  expect({ score, complete }).toEqual({ score: 0, complete: true });
  expect(assignments[0]?.boot?.finding?.code).toBe(code);
  expect(new Set(assignments[0]?.cases.map((one) => one.verdict))).toEqual(new Set(['blocked']));
});

test.concurrent('a failed build is not answered with "start it by hand"', async () => {
  const { told } = await grade('echo-once', { 'server.c': 'int main() { retrun 0; }\n' }).ended;
  expect(told).not.toContain('Start it by hand');
});

test.concurrent('a script that has lost its exec bit is run by its interpreter', async () => {
  const run = grade('echo-once', { run: `#!/usr/bin/env python3\n${RIGHT_SERVER}` });
  expect(await run.ended).toMatchObject({ code: 0, left: [] });
  expect(run.result().score).toBe(100);
});

test.concurrent('the submission.yaml to write stands on a line of its own', async () => {
  const { stdout } = await grade('echo-once', { 'server.py': '', 'server.js': '' }).ended;
  expect(stdout).toMatch(/^ +run: \[server.py\]$/m);
});
