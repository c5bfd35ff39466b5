import type { Attempt, CaseResult } from '../model/result';
import type { Verdict } from '../model/verdict';
import { circumstancesOf } from './words/circumstances';
import { clipped } from './layout';
import { columns, padEnd } from './printable';
import { settled } from './settled';
import { styleFor } from './style';
import { headline } from './words/headline';

export interface LineOptions {
  role: 'server' | 'client';
  width: number;
  colour: boolean;
  /** Columns that the ids of a list take, so that its lines are aligned. */
  idWidth?: number;
}

const MARKS: Readonly<Record<Verdict, string>> = {
  pass: '✔',
  'non-strict': '✔',
  inconsistent: '✔',
  fail: '✘',
  error: '!',
  blocked: '-',
  skipped: '-',
};

/** A case in one line: `✘ echo-once/exits   0 of 11   Your server was still running ...`. */
export function renderLine(result: CaseResult, options: LineOptions): string {
  const style = styleFor(options.colour);
  const mark = MARKS[result.verdict];
  const points = `${result.points} of ${result.maxPoints}`.padStart(7);
  const id = padEnd(result.id, options.idWidth ?? 0);
  const start = ` ${id}  ${points}  `;
  const room = options.width - columns(mark + start);
  const painted =
    mark === '✔' ? style.good(mark) : mark === '✘' ? style.bad(mark) : style.faint(mark);
  return `${painted}${start}${clipped(summary(result, options.role), Math.max(20, room))}`.trimEnd();
}

/** The finding's sentence, or why there is none. */
function summary(result: CaseResult, role: 'server' | 'client'): string {
  const { verdict, reason, attempts, finding } = result;
  if (verdict === 'pass') return '';
  if (verdict === 'blocked') return verdict;
  if (verdict === 'inconsistent')
    return 'inconsistent: failed on timing, then passed; it counts as a pass';
  if (verdict === 'non-strict') return 'passed, though not quite as it should be';
  if (finding && verdict === 'fail') return sentence(finding, attempts[0], role);
  return reason === undefined ? verdict : `${verdict}: ${reason}`;
}

function sentence(
  finding: NonNullable<CaseResult['finding']>,
  attempt: Attempt | undefined,
  role: 'server' | 'client',
): string {
  if (!attempt) return headline(finding, { role });
  const shown = settled(finding, attempt);
  return headline(shown, { role, circumstances: circumstancesOf(shown, attempt) });
}
