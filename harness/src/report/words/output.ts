import { bytesOf, sizeOf } from './amounts';
import { named, quote, surplusOf, wrongAndDue } from './byte-facts';
import { comesBefore } from '../../diagnose/difference';
import { allOf, slice } from '../../diagnose/excerpt-parts';
import type { FindingOf } from '../../diagnose/finding-of';
import { howItEnded } from './signals';
import type { Context } from './context';

export function missingOutput(finding: FindingOf<'stdout.missing'>, { who }: Context): string {
  const { expected, actual, differsAt, exit } = finding;
  const then = exit ? `, and ${howItEnded(exit)}` : '; it was still running when the time was up';
  if (actual.length === 0) return `${who} printed nothing on stdout${then}.`;
  if (expected.length - differsAt === 1 && allOf(slice(expected, differsAt)) === '\n') {
    return `${who} printed the right text, but without the newline at its end.`;
  }
  return `${who} printed only ${differsAt} of ${bytesOf(expected.length)} on stdout${then}.`;
}

export function differentOutput(finding: FindingOf<'stdout.different'>, { who }: Context): string {
  const { expected, actual, differsAt } = finding;
  const before = comesBefore(finding);
  if (before) return `${who} printed ${quote(before)} on stdout before the text that was due.`;
  const onlyBreak = allOf(slice(actual, differsAt)) === '\n';
  if (onlyBreak && differsAt > 0 && allOf(slice(expected, expected.length - 1)) === '\n') {
    const due = bytesOf(expected.length - 1);
    return `${who} printed only the first ${differsAt} of ${due}, and then the newline.`;
  }
  const { wrong, due } = wrongAndDue(finding);
  const instead = `${wrong} where ${due} was due`;
  if (differsAt === 0) return `${who} printed something else on stdout: ${instead}.`;
  return `What ${who.toLowerCase()} printed was right for ${bytesOf(differsAt)}; then came ${instead}.`;
}

export function surplusOutput(finding: FindingOf<'stdout.surplus'>, { who }: Context): string {
  const surplus = surplusOf(finding);
  const more = surplus.length === 1 ? 'one byte too many' : `${surplus.length} bytes too many`;
  if (finding.expected.length === 0)
    return `${who} printed on stdout where nothing was due: ${named(surplus)}.`;
  return `${who} printed the right text on stdout, and then ${more}: ${named(surplus)}.`;
}

export function noMessage({ exit }: FindingOf<'stderr.missing'>, { who }: Context): string {
  if (exit) return `${who} ${howItEnded(exit)} without a word on stderr.`;
  return `${who} wrote nothing to stderr; it was still running when the time was up.`;
}

export function otherMessage(finding: FindingOf<'stderr.different'>, { who }: Context): string {
  const { pattern } = finding;
  const lacks = `does not ${isPlain(pattern) ? 'contain' : 'match'} ${patternText(pattern)}`;
  return `What ${who.toLowerCase()} wrote to stderr ${lacks}.`;
}

/** A word in quotes; whatever else an expression says, as an expression. */
export function patternText(pattern: string): string {
  return isPlain(pattern) ? `"${pattern}"` : `/${pattern}/`;
}

function isPlain(pattern: string): boolean {
  return /^[\w ]+$/.test(pattern);
}

export function flood({ limit, stream }: FindingOf<'output.flood'>, { who }: Context): string {
  return `${who} printed more than ${sizeOf(limit)} on ${stream}, and was stopped.`;
}

export const FLOOD_ADVICE =
  'A loop prints and never ends. Most likely it goes on after recv has returned 0 bytes, or has failed.';
