import type { Exit } from '../model/exit';
import { judgeExit } from './exit';

const seen = { bytes: new Uint8Array(), elapsedMs: 1, final: false };
const by = (code: number | null, signal: string | null = null): Exit => ({
  code,
  signal,
  by: 'self',
  at: 2,
});

test('a program that runs is waited for', () => {
  expect(judgeExit(0, seen)).toEqual({ kind: 'wait', consumed: 0 });
});

test.each([
  [0, 0],
  [2, 2],
  ['failure', 1],
  ['failure', 255],
  ['any', 0],
  ['any', 3],
] as const)('where %s is due, exit code %i will do', (expected, code) => {
  const outcome = judgeExit(expected, { ...seen, exit: by(code) });
  expect(outcome).toEqual({ kind: 'met', consumed: 0, strict: true });
});

test.each([
  [0, 1],
  [2, 1],
  ['failure', 0],
] as const)('where %s is due, exit code %i is a finding', (expected, code) => {
  expect(judgeExit(expected, { ...seen, exit: by(code) })).toEqual({
    kind: 'finding',
    timing: false,
    finding: { code: 'exit.code', expected, exit: by(code) },
  });
});

test.each([
  ['SIGSEGV', by(null, 'SIGSEGV')],
  ['SIGSEGV, told by a shell', by(139)],
  ['SIGPIPE, told by a shell', by(141)],
  ['SIGTERM, told by a JVM', by(143)],
])('death by %s is never a clean failure', (_name, exit) => {
  for (const expected of ['failure', 'any', 0] as const) {
    expect(judgeExit(expected, { ...seen, exit })).toEqual({
      kind: 'finding',
      timing: false,
      finding: { code: 'exit.signal', expected, exit },
    });
  }
});

test.each(['deadline', 'output-cap', 'harness'] as const)(
  'a program that was ended by %s has not ended by itself',
  (whose) => {
    const exit = { ...by(null, 'SIGKILL'), by: whose };
    expect(judgeExit('any', { ...seen, exit })).toMatchObject({
      timing: false,
      finding: { code: 'exit.missing', expected: 'any', exit },
    });
  },
);

test('a program that runs at the deadline is a finding by timing alone', () => {
  expect(judgeExit('failure', { ...seen, final: true })).toEqual({
    kind: 'finding',
    timing: true,
    finding: { code: 'exit.missing', expected: 'failure' },
  });
});
