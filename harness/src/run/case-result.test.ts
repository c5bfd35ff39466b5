import type { Case } from '../model/case';
import type { Finding } from '../model/finding';
import type { Attempt } from '../model/result';
import { caseResult, earned, verdictOf } from './case-result';

const nothing = { length: 0, head: '', tail: '' };
const passed: Attempt = {
  durationMs: 5,
  strict: true,
  transcript: [],
  stdout: nothing,
  stderr: nothing,
  command: ['./server'],
};
const finding: Finding = {
  code: 'close.missing',
  expected: 'fin',
  step: 2,
  at: 5000,
  timing: true,
};
const failed = { ...passed, finding };

test.each([
  ['pass', [passed]],
  ['non-strict', [{ ...passed, strict: false }]],
  ['fail', [failed]],
  ['fail', [failed, failed]],
  ['inconsistent', [failed, passed]],
  ['inconsistent', [failed, { ...passed, strict: false }]],
  ['error', []],
] as const)('the verdict is %s after %j', (verdict, attempts) => {
  expect(verdictOf(attempts)).toBe(verdict);
});

test.each([
  ['pass', 'must', 7, 7],
  ['inconsistent', 'must', 7, 7],
  ['non-strict', 'must', 7, 7],
  ['non-strict', 'should', 7, 3],
  ['non-strict', 'extra', 1, 0],
  ['fail', 'must', 7, 0],
  ['blocked', 'must', 7, 0],
  ['skipped', 'must', 7, 0],
  ['error', 'must', 7, 0],
] as const)('%s earns of a %s case of %i points: %i', (verdict, level, most, points) => {
  expect(earned(verdict, level, most)).toBe(points);
});

const theCase: Case = {
  id: 'echo/hello',
  slug: 'echo',
  name: 'hello',
  file: 'fixtures/echo/hello.yaml',
  title: 'Echoes',
  level: 'must',
  visibility: 'public',
  weight: 1,
  order: 1,
  why: 'W',
  refs: ['#r'],
  hint: 'H',
  needs: [],
  steps: [
    { verb: 'connect', value: null, number: 1, at: { line: 8, column: 5 } },
    { verb: 'expect-close', value: 'fin', number: 2, at: { line: 9, column: 5 } },
  ],
  files: new Map(),
};

test('what is told of a case that failed, then passed, is how it failed and where', () => {
  const result = caseResult(theCase, 7, { verdict: 'inconsistent', attempts: [failed, passed] });
  expect(result).toMatchObject({
    points: 7,
    durationMs: 10,
    finding,
    position: 'fixtures/echo/hello.yaml:9:5',
    hand: [[{ do: 'connect', host: '127.0.0.1' }], [{ do: 'await' }]],
  });
});

test('a case that was not run points at its file, and says why', () => {
  const result = caseResult(theCase, 7, { verdict: 'skipped', reason: 'this case needs Linux' });
  expect(result).toMatchObject({
    points: 0,
    maxPoints: 7,
    reason: 'this case needs Linux',
    position: 'fixtures/echo/hello.yaml:1:1',
    attempts: [],
  });
});
