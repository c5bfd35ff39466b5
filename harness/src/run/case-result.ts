import { allSteps, type Case, type Position } from '../model/case';
import type { Attempt, CaseResult } from '../model/result';
import type { Verdict } from '../model/verdict';
import { verbNamed } from '../steps/index';

/** What is earned: all of it, half of a SHOULD that was met only leniently, or nothing. */
export function earned(verdict: Verdict, level: Case['level'], maxPoints: number): number {
  if (verdict === 'pass' || verdict === 'inconsistent') return maxPoints;
  if (verdict !== 'non-strict') return 0;
  return level === 'must' ? maxPoints : Math.floor(maxPoints / 2);
}

/** The verdict of one or two attempts at a case. */
export function verdictOf(attempts: readonly Attempt[]): Verdict {
  const last = attempts.at(-1);
  if (!last) return 'error';
  if (last.finding) return 'fail';
  if (attempts.length > 1) return 'inconsistent';
  return last.strict ? 'pass' : 'non-strict';
}

/** Everything that a report says of a case. */
export function caseResult(
  theCase: Case,
  maxPoints: number,
  judged: {
    verdict: Verdict;
    attempts?: readonly Attempt[];
    close?: CaseResult['close'];
    reason?: string;
  },
): CaseResult {
  const { verdict, attempts = [], close, reason } = judged;
  // What is told of a case that failed and then passed is how it failed.
  const finding = attempts[0]?.finding;
  const steps = allSteps(theCase.steps);
  // Of a step that is repeated, the last round is the one that shows the most.
  const found = steps.findLastIndex(({ number }) => number === finding?.step);
  const step = steps[found];
  const at: Position = step?.at ?? { line: 1, column: 1 };
  return {
    id: theCase.id,
    title: theCase.title,
    level: theCase.level,
    visibility: theCase.visibility,
    verdict,
    points: earned(verdict, theCase.level, maxPoints),
    maxPoints,
    ...(reason === undefined ? {} : { reason }),
    durationMs: attempts.reduce((sum, attempt) => sum + attempt.durationMs, 0),
    ...(finding ? { finding } : {}),
    ...(close ? { close } : {}),
    attempts: [...attempts],
    why: theCase.why,
    refs: theCase.refs,
    hint: theCase.hint,
    hand: steps.map((one) => verbNamed(one.verb).hand?.(one.value, theCase) ?? []),
    handEnd: found + 1,
    position: `${theCase.file}:${at.line}:${at.column}`,
  };
}
