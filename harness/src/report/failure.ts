import { hintFor } from '../diagnose/index';
import type { Finding } from '../model/finding';
import type { Attempt, CaseResult } from '../model/result';
import { byHand } from './by-hand/lines';
import { circumstancesOf, type Circumstances } from './words/circumstances';
import { expectedOverSaw } from './expected-saw';
import {
  isOpen,
  neutralAttempt,
  neutralFinding,
  withoutChanceExit,
} from './golden/neutral-attempt';
import { isBuffered, neutralAmounts } from './golden/amounts';
import { neutralPorts } from './golden/ports';
import { justified, reportWidth, wrap } from './layout';
import { programPrinted } from './program-printed';
import { advice, toType } from './read-and-rerun';
import { settled } from './settled';
import { styleFor, type Style } from './style';
import { timeline } from './timeline';
import { timelineBySide } from './golden/timeline-by-side';
import { buildAdvice } from './words/build';
import { headline } from './words/headline';
import { countOf } from './words/amounts';
import { FLOOD_ADVICE } from './words/output';
import { inVariation } from './words/variation';

export interface FailureOptions {
  role: 'server' | 'client';
  width: number;
  colour: boolean;
  /** The same on every machine and in every run: no times, pids, ports or stack frames. */
  golden?: boolean;
}

/** A failed attempt at a case, in full. */
export function renderFailure(
  result: CaseResult,
  attempt: Attempt,
  options: FailureOptions,
): string {
  const width = reportWidth(options.width);
  const style = styleFor(options.colour);
  const { role, golden = false } = options;
  const judged = attempt.finding ?? result.finding;
  const whole = judged && settled(judged, attempt);
  const finding = golden && whole ? neutralFinding(whole) : whole;
  const shown = golden ? neutralAttempt(attempt, whole) : attempt;
  const open = golden && finding !== undefined && isOpen(finding);
  const sections = [
    [header(result, width, style), ...(finding ? says(finding, shown, options) : [])],
    finding && !(golden && isBuffered(finding)) ? expectedOverSaw(finding, width, style, open) : [],
    golden
      ? timelineBySide(shown.transcript, role)
      : timeline(
          shown.transcript,
          finding,
          { role, pid: shown.pid, port: shown.port },
          width,
          style,
        ),
    open ? [] : programPrinted(shown, finding, width),
  ].map((lines) => (golden ? neutralAmounts(lines) : lines));
  const certain = golden ? withoutChanceExit(attempt, whole) : attempt;
  sections.push([
    ...advice(result, hint(result, whole, certain, role), width),
    ...toType(byHand(result, attempt, role), attempt),
  ]);
  const report = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return golden ? neutralPorts(report, attempt, judged) : report;
}

function header(result: CaseResult, width: number, style: Style): string {
  const points = `${result.points} of ${countOf(result.maxPoints, 'point')}`;
  const line = justified(`✘ ${result.id}`, points, width);
  return style.bad('✘') + style.strong(line.slice(1));
}

function says(
  finding: Finding,
  attempt: Attempt,
  { role, width, golden }: FailureOptions,
): string[] {
  const circumstances = circumstancesOf(finding, attempt);
  const sentence = headline(finding, {
    role,
    circumstances: golden ? timeless(circumstances) : circumstances,
  });
  const { variation } = attempt;
  const told = variation ? `${sentence} ${inVariation(variation)}` : sentence;
  return wrap(told, reportWidth(width) - 2).map((line) => `  ${line}`);
}

function timeless({ last, ...rest }: Circumstances): Circumstances {
  return last ? { ...rest, last: { event: last.event } } : rest;
}

function hint(
  result: CaseResult,
  finding: Finding | undefined,
  attempt: Attempt,
  role: 'server' | 'client',
): string {
  if (!finding) return result.hint;
  if ('remedy' in finding) return finding.remedy;
  if ('output' in finding) return buildAdvice(finding);
  if (finding.code === 'output.flood') return FLOOD_ADVICE;
  return hintFor(finding, attempt, { role, caseHint: result.hint });
}
