import fc from 'fast-check';
import type { CaseResult, Result } from '../model/result';
import type { Verdict } from '../model/verdict';
import { exitCodeOf, sumOf, sumOfAssignments } from './total';

function judged(verdict: Verdict, points: number, maxPoints: number, level = 'must'): CaseResult {
  return {
    id: 'echo/hello',
    title: 'T',
    level: level as CaseResult['level'],
    visibility: 'public',
    verdict,
    points,
    maxPoints,
    durationMs: 1,
    attempts: [],
    why: 'W',
    refs: ['#r'],
    hint: 'H',
    hand: [],
    position: 'fixtures/echo/hello.yaml:1:1',
  };
}

test('a score is what was earned of what could be', () => {
  const cases = [judged('pass', 60, 60), judged('fail', 0, 30), judged('non-strict', 5, 10)];
  expect(sumOf(cases)).toEqual({ score: 65, maxScore: 100, bonus: 0, provisional: false });
});

test.each(['skipped', 'error'] as const)(
  '%s leaves the denominator and makes it provisional',
  (verdict) => {
    const cases = [judged('pass', 92, 92), judged(verdict, 0, 8)];
    expect(sumOf(cases)).toEqual({ score: 92, maxScore: 92, bonus: 0, provisional: true });
  },
);

test('a blocked case stays in the denominator', () => {
  const cases = [judged('blocked', 0, 50), judged('blocked', 0, 50)];
  expect(sumOf(cases)).toEqual({ score: 0, maxScore: 100, bonus: 0, provisional: false });
});

test('an extra case is a bonus beside the score', () => {
  const cases = [judged('pass', 100, 100), judged('pass', 2, 2, 'extra')];
  expect(sumOf(cases)).toEqual({ score: 100, maxScore: 100, bonus: 2, provisional: false });
});

const anyCase = fc
  .record({
    verdict: fc.constantFrom<Verdict>('pass', 'fail', 'blocked', 'skipped', 'error'),
    maxPoints: fc.nat(20),
    level: fc.constantFrom('must', 'should', 'extra'),
  })
  .map(({ verdict, maxPoints, level }) =>
    judged(verdict, verdict === 'pass' ? maxPoints : 0, maxPoints, level),
  );

test('a score is never above its maximum, and the sum of the parts is the whole', () => {
  fc.assert(
    fc.property(fc.array(anyCase), fc.array(anyCase), (some, others) => {
      const whole = sumOf([...some, ...others]);
      expect(whole.score).toBeLessThanOrEqual(whole.maxScore);
      const parts = [some, others].map((cases) => ({ ...assignment(cases), ...sumOf(cases) }));
      expect(sumOfAssignments(parts)).toEqual(whole);
    }),
  );
});

function assignment(cases: CaseResult[]): Result['assignments'][number] {
  const origin = { slug: 'echo', title: 'Echo', role: 'server', submission: 's' } as const;
  return { ...origin, ...sumOf(cases), cases };
}

test.each<[code: number, CaseResult[]]>([
  [0, [judged('pass', 1, 1), judged('non-strict', 1, 1), judged('inconsistent', 1, 1)]],
  [0, [judged('pass', 1, 1), judged('fail', 0, 1, 'should'), judged('fail', 0, 1, 'extra')]],
  [0, [judged('skipped', 0, 1)]],
  [1, [judged('pass', 1, 1), judged('fail', 0, 1)]],
  [1, [judged('blocked', 0, 1)]],
  [3, [judged('fail', 0, 1), judged('error', 0, 1)]],
  [3, [judged('error', 0, 1, 'extra')]],
])('the exit code is %i', (code, cases) => {
  const result: Result = {
    schema: 'halfclose/result/v1',
    ...sumOf(cases),
    complete: true,
    assignments: [assignment(cases)],
    provenance: {
      halfclose: '1.0.0',
      startedAt: '',
      submissionHash: '',
      casesHash: '',
      isolation: { level: 'plain', why: '' },
      platform: '',
      seed: 0,
    },
  };
  expect(exitCodeOf(result)).toBe(code);
});
