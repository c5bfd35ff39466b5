import type { AssignmentResult, CaseResult, Result } from '../src/model/result';
import { isGood } from '../src/model/verdict';
import {
  renderBlocked,
  renderFailure,
  renderInconsistent,
  renderLine,
  renderScore,
} from '../src/report/text';
import type { Screen } from './screen';

type Looks = Pick<Screen, 'width' | 'colour'>;

/** A case that went wrong, in full; undefined if all is well with it. */
export function inFull(
  assignment: AssignmentResult,
  result: CaseResult,
  looks: Looks,
): string | undefined {
  const { role } = assignment;
  const attempt = result.attempts[0];
  if (result.verdict === 'inconsistent') return renderInconsistent(result, { role, ...looks });
  if (isGood(result.verdict) || result.verdict === 'skipped') return undefined;
  if (!attempt || result.verdict === 'blocked') return renderLine(result, { role, ...looks });
  return renderFailure(result, attempt, { role, ...looks });
}

/** Why nothing of an assignment could be graded, once. */
export function blockedInFull(assignment: AssignmentResult, looks: Looks): string {
  return renderBlocked(assignment, looks);
}

/**
 * All that is to be said of one assignment: the first failure in full, a line for each other.
 * Of a grading that is not complete, what was not judged is no failure.
 */
export function failuresOf(
  assignment: AssignmentResult,
  looks: Looks & { all: boolean; complete: boolean },
): (string | undefined)[] {
  const { role } = assignment;
  if (assignment.boot) return [blockedInFull(assignment, looks)];
  const silent = looks.complete ? ['skipped'] : ['skipped', 'error'];
  const wrong = assignment.cases.filter(
    ({ verdict }) => !isGood(verdict) && !silent.includes(verdict),
  );
  const full = looks.all ? wrong : wrong.slice(0, 1);
  const others = wrong.slice(full.length);
  const idWidth = Math.max(0, ...others.map(({ id }) => id.length));
  const lines = others.map((result) => renderLine(result, { role, idWidth, ...looks }));
  const told = [...full.map((result) => inFull(assignment, result, looks)), lines.join('\n')];
  const shaky = assignment.cases
    .filter((one) => one.verdict === 'inconsistent')
    .map((result) => inFull(assignment, result, looks));
  return [...told, ...shaky].filter((text) => text !== undefined && text !== '');
}

export function scoreTable(result: Result, looks: Looks): string {
  return renderScore(result, looks);
}
