import type { AssignmentResult, CaseResult, Result } from '../model/result';
import { isUnchecked } from '../model/verdict';

type Sum = Pick<AssignmentResult, 'score' | 'maxScore' | 'bonus' | 'provisional'>;

/** `skipped` and `error` leave the denominator and make the sum provisional. */
export function sumOf(cases: readonly CaseResult[]): Sum {
  const sum: Sum = { score: 0, maxScore: 0, bonus: 0, provisional: false };
  for (const result of cases) {
    if (isUnchecked(result.verdict)) sum.provisional = true;
    else if (result.level === 'extra') sum.bonus += result.points;
    else {
      sum.score += result.points;
      sum.maxScore += result.maxPoints;
    }
  }
  return sum;
}

export function sumOfAssignments(assignments: readonly AssignmentResult[]): Sum {
  const add = (key: 'score' | 'maxScore' | 'bonus'): number =>
    assignments.reduce((sum, one) => sum + one[key], 0);
  return {
    score: add('score'),
    maxScore: add('maxScore'),
    bonus: add('bonus'),
    provisional: assignments.some((one) => one.provisional),
  };
}

/** 0 every MUST passed, 1 a MUST failed, 3 the harness or the machine failed. */
export function exitCodeOf(result: Result): 0 | 1 | 3 {
  const cases = result.assignments.flatMap((one) => one.cases);
  if (cases.some((one) => one.verdict === 'error')) return 3;
  const failed = cases.some(
    (one) => one.level === 'must' && (one.verdict === 'fail' || one.verdict === 'blocked'),
  );
  return failed ? 1 : 0;
}
