import { accepted, grade, RIGHT_SERVER, type Files } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(240_000);
afterAll(removeCommands);

async function expectFullMarks(submission: string | Files): Promise<void> {
  const run = grade('echo-once', submission);
  const { code, stderr, told, left } = await run.ended;
  expect({ code, stderr, left, told }).toMatchObject({ code: 0, stderr: '', left: [] });
  expect(told).toContain('100 of 100');
  const result = run.result();
  expect(result).toMatchObject({ score: 100, maxScore: 100, provisional: false, complete: true });
  expect(result.assignments[0]?.cases.map((one) => one.verdict)).toEqual(Array(10).fill('pass'));
}

test.concurrent.each([
  ['Python', 'python-simple'],
  ['C', 'c-blocking'],
  ['C++', 'cpp-iostreamless'],
  ['JavaScript', 'javascript-pipe'],
  ['TypeScript', 'typescript-net'],
  ['Java', 'java-streams'],
  ['Go', 'go-std'],
  ['Rust', 'rust-std'],
])('a right server in %s has 100 of 100', async (_language, program) => {
  await expectFullMarks(`fixtures/echo-once/accepted/${program}`);
});

const C = accepted('c-blocking', 'server.c');
const SHELL = '#!/bin/sh\nexec python3 lib/echo.py "$@"\n';
const MAKE = 'server: echo.c\n\tcc -O1 -o $@ $<\n';

const named: [string, Files][] = [
  [
    'a submission.yaml with build and run',
    { 'submission.yaml': 'build: [cc, -o, bin, src/a.c]\nrun: [./bin]\n', 'src/a.c': C },
  ],
  [
    'a submission.yaml that names a source file',
    { 'submission.yaml': 'run: [b.py]\n', 'a.py': 'print("not me")\n', 'b.py': RIGHT_SERVER },
  ],
  ['an executable run', { 'run*': SHELL, 'lib/echo.py': RIGHT_SERVER }],
  ['a Makefile', { Makefile: MAKE, 'echo.c': C }],
  ['a file named for its role', { 'server.py': RIGHT_SERVER, 'other.py': 'print("not me")\n' }],
  ['the only source file', { 'echo.py': RIGHT_SERVER, 'README.md': '# Mine\n' }],
  ['a single folder inside', { 'my work/server.py': RIGHT_SERVER, '.DS_Store': '\0' }],
];

test.concurrent.each(named)('a right server found by %s has 100 of 100', async (_way, files) => {
  await expectFullMarks(files);
});
