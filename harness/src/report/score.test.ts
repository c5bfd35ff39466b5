import type { CaseResult } from '../model/result';
import type { Verdict } from '../model/verdict';
import { renderBlocked } from './blocked';
import { renderLine } from './case-line';
import { renderInconsistent } from './inconsistent';
import {
  assignment,
  attempt,
  caseResult,
  crashed,
  halfClose,
  oneRecv,
  result,
} from './sample-results.test-data';
import { renderScore } from './score';

const looks = { role: 'server', width: 80, colour: false } as const;
const cases = (...verdicts: Verdict[]): CaseResult[] =>
  verdicts.map((verdict) => caseResult({ verdict, points: 6 }));

test('the score tells points, passed cases, and what became of the others', () => {
  const some = result([
    assignment({ slug: 'echo-client', cases: cases('pass', 'pass') }),
    assignment({ score: 62, cases: cases('pass', 'fail', 'fail', 'non-strict', 'inconsistent') }),
    assignment({ slug: 'chat', score: 0, cases: cases('blocked', 'blocked') }),
  ]);
  expect(renderScore(some, { colour: false })).toBe(
    [
      '  echo-client  100 of 100  ████████████████████  2 of 2 cases',
      '  echo-stream   62 of 100  ████████████░░░░░░░░  3 of 5 cases',
      '               2 failed, 1 passed leniently, 1 inconsistent (counted as passed)',
      '  chat           0 of 100  ░░░░░░░░░░░░░░░░░░░░  0 of 2 cases',
      '               2 blocked: the program could not be started as it must',
      '  total        162 of 300',
    ].join('\n'),
  );
});

test('what could not be checked makes a score provisional, and it says so', () => {
  const one = assignment({
    score: 92,
    maxScore: 92,
    provisional: true,
    bonus: 2,
    cases: cases('pass', 'skipped'),
  });
  expect(renderScore(result([one], { complete: false }), { colour: false, bar: false })).toBe(
    [
      '  echo-stream  92 of 92  1 of 2 cases',
      '               1 skipped, 2 bonus points',
      '               provisional: 92 of 92 that can be checked here',
      '  This run was cut short: what is missing has not been graded.',
    ].join('\n'),
  );
});

test('a bar is full only where all is earned, and empty only where nothing is', () => {
  const bar = (score: number): string =>
    renderScore(result([assignment({ score })]), { colour: false }).replace(/[^█░]/g, '');
  expect(bar(99)).toBe('███████████████████░');
  expect(bar(1)).toBe('█░░░░░░░░░░░░░░░░░░░');
});

test('no line of a score is wider than 80 columns', () => {
  const all = ['fail', 'non-strict', 'inconsistent', 'blocked', 'skipped', 'error'] as const;
  const one = assignment({ slug: 'a-long-name-of-one', provisional: true, cases: cases(...all) });
  for (const line of renderScore(result([one]), { colour: false }).split('\n')) {
    expect(line.length).toBeLessThanOrEqual(80);
  }
});

test('each other failing case is one line that fits', () => {
  const line = renderLine(oneRecv().result, looks);
  expect(line).toBe(
    '✘ echo-stream/long   0 of 6  Your server sent back exactly 1024 of 2000 bytes,…',
  );
});

test.each([
  ['pass', '✔ echo-stream/half-close   6 of 6'],
  ['non-strict', '✔ echo-stream/half-close   6 of 6  passed, though not quite as it should be'],
  ['blocked', '- echo-stream/half-close   6 of 6  blocked'],
  ['skipped', '- echo-stream/half-close   6 of 6  skipped: no IPv6 here'],
  ['error', '! echo-stream/half-close   6 of 6  error: no IPv6 here'],
] as const)('a case with the verdict %s is one line, too', (verdict, line) => {
  const reason = verdict === 'pass' ? {} : { reason: 'no IPv6 here' };
  expect(renderLine(caseResult({ verdict, points: 6, ...reason }), looks)).toBe(line);
});

test('a program that could not be started is told once for all cases', () => {
  const { result: boot } = crashed();
  const one = assignment({ score: 0, boot, cases: cases('blocked', 'blocked', 'blocked') });
  const lines = renderBlocked(one, looks).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    '✘ echo-stream                                                    0 of 100 points',
    '  Your server ended with exit code 1 before it listened on port 24117.',
    "  Until that is mended, its 3 cases can't be checked.",
    '',
  ]);
  expect(lines).toContain('  Rerun  npm test echo-stream');
});

test('an inconsistent case shows both runs, and says that it counts as a pass', () => {
  const first = halfClose().attempt;
  const { transcript } = first;
  const attempts = [
    { ...first, finding: { ...first.finding!, timing: true } },
    attempt({ transcript }),
  ];
  const text = renderInconsistent(
    caseResult({ verdict: 'inconsistent', points: 6, attempts }),
    looks,
  );
  expect(text.split('\n').slice(0, 7)).toEqual([
    '✔ echo-stream/half-close, inconsistent                             6 of 6 points',
    '  It failed once because time was up, and passed on a fresh process. It counts',
    '  as a pass. If it happens again, look for what your program waits for.',
    '',
    '  First run: Your server closed the connection before sending back what it had',
    '             read.',
    '',
  ]);
  expect(text.match(/harness/g)).toHaveLength(2);
  expect(text).toContain('  Second run: Nothing was wrong.');
});
