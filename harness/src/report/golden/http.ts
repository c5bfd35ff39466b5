import { slice } from '../../diagnose/excerpt-parts';
import type { HttpFinding } from '../words/http/place';

/** Found when time was up, or the connection over: nothing more is under way. */
const WAITED: ReadonlySet<HttpFinding['code']> = new Set([
  'http.unanswered',
  'http.unfinished',
  'http.nothing',
  'http.head-incomplete',
  'http.body-incomplete',
  'http.chunked-incomplete',
] as const);

/** Did it end the case while more of the message may have been under way? */
export function cutsShort(finding: HttpFinding): boolean {
  return !WAITED.has(finding.code);
}

/** So much of what came does not depend on when it was looked at. */
export function certainBytes(finding: HttpFinding): number {
  const { head, offset, wire } = finding;
  if (!cutsShort(finding)) return wire.length;
  const size =
    'secret' in finding ? finding.secret.length : 'length' in finding ? finding.length : 1;
  const wrong = 'length' in finding && isSurplus(finding) ? offset + 1 : offset + Math.max(1, size);
  return Math.min(wire.length, head && offset < head.length ? head.length : wrong);
}

function isSurplus({ code }: HttpFinding): boolean {
  return code === 'http.surplus' || code === 'http.body-not-allowed';
}

/** The finding with nothing of what came later. */
export function withCertainBytes(finding: HttpFinding): HttpFinding {
  const wire = slice(finding.wire, 0, certainBytes(finding));
  if (finding.code === 'http.leaked') {
    const kept = { ...finding, wire };
    delete kept.head; // known only if it came in a piece of its own
    return kept;
  }
  if (finding.code !== 'http.body') return { ...finding, wire };
  const { differsAt } = finding;
  const certain = ['missing', 'lacks', 'control'].includes(finding.how);
  const actual = certain ? finding.actual : slice(finding.actual, 0, differsAt + 1);
  return { ...finding, wire, actual };
}
