import type { AssignmentResult } from '../model/result';
import { renderFailure, type FailureOptions } from './failure';

/** Why nothing of an assignment could be graded, once for all its cases; nothing if it could. */
export function renderBlocked(
  assignment: AssignmentResult,
  options: Omit<FailureOptions, 'role'>,
): string {
  const { boot, slug, score, maxScore, cases, role } = assignment;
  const attempt = boot?.attempts[0];
  if (!boot || !attempt) return '';
  // The case that found it may be any; what is told is about the assignment.
  const whole = { ...boot, id: slug, points: score, maxPoints: maxScore };
  const blocked = cases.filter((one) => one.verdict === 'blocked').length;
  const failure = renderFailure(whole, attempt, { ...options, role });
  const [header = '', ...rest] = failure.split('\n');
  const note = `  Until that is mended, ${blocked === 1 ? 'its case' : `its ${blocked} cases`} can't be checked.`;
  const end = rest.indexOf('');
  return [header, ...rest.slice(0, end), note, ...rest.slice(end)].join('\n');
}
