import { deathSignal } from '../../model/exit';
import type { FindingOf } from '../../diagnose/finding-of';
import { howItEnded, meaningOf } from './signals';
import { sinceWhat } from './since';
import type { Context } from './context';

export function exitMissing(finding: FindingOf<'exit.missing'>, context: Context): string {
  const { who } = context;
  if (finding.exit?.by === 'output-cap') return `${who} was stopped: it printed without an end.`;
  const since = sinceWhat(context) ?? 'when the time was up';
  return `${who} was still running ${since}; it was to end by itself.`;
}

export function exitCode(finding: FindingOf<'exit.code'>, context: Context): string {
  const { who, circumstances } = context;
  const code = finding.exit?.code ?? '?';
  if (finding.expected === 'failure') {
    return `${who} ended with exit code ${code}, which means success, though it had to fail here.`;
  }
  if (finding.expected !== 0) {
    return `${who} ended with exit code ${code}; ${finding.expected} was due.`;
  }
  const after = circumstances.connectedBefore ? ' after a good conversation' : '';
  return `${who} ended with exit code ${code}${after}; success is exit code 0.`;
}

export function exitSignal(finding: FindingOf<'exit.signal'>, { who }: Context): string {
  const { exit } = finding;
  const signal = exit && deathSignal(exit);
  const meaning = signal === undefined ? undefined : meaningOf(signal);
  const how = exit ? howItEnded(exit) : 'died of a signal';
  return meaning === undefined ? `${who} ${how}.` : `${who} ${how}${join(meaning)}.`;
}

/** `, a segmentation fault: it read ...` or `: it wrote ...`. */
function join(meaning: string): string {
  return /^(a|an) /.test(meaning) ? `, ${meaning}` : `: ${meaning}`;
}
