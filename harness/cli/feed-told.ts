import type { AssignmentResult, CaseResult } from '../src/model/result';
import { isGood } from '../src/model/verdict';
import { renderLine } from '../src/report/text';
import type { Target } from '../src/run/grading';
import { missingNeed } from '../src/run/needs';
import type { FeedCase, FeedPlan } from './feed-events';
import { blockedInFull, inFull } from './present';

export interface Looks {
  width: number;
  colour: boolean;
}

export function planned({ assignment, cases }: Target): FeedPlan['assignments'][number] {
  const list = cases.map(({ id, title, needs }) => {
    const skipped = missingNeed(needs);
    return { id, title, ...(skipped === undefined ? {} : { skipped }) };
  });
  return { slug: assignment.slug, title: assignment.title, cases: list };
}

export function toldCase(
  root: string,
  assignment: AssignmentResult,
  result: CaseResult,
  looks: Looks,
): FeedCase {
  const { role, boot } = assignment;
  const line = renderLine(result, { role, ...looks });
  const full = boot ? blockedInFull(assignment, looks) : inFull(assignment, result, looks);
  return {
    kind: 'case',
    id: result.id,
    good: isGood(result.verdict) || result.verdict === 'skipped',
    report: full ?? line,
    line,
    position: `${root}/${(boot ?? result).position}`,
  };
}
