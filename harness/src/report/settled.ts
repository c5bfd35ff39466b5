import type { End } from '../model/end';
import type { Excerpt } from '../model/excerpt';
import type { Finding } from '../model/finding';
import type { Attempt } from '../model/result';
import type { Output, TranscriptEvent } from '../model/transcript';
import { bytesOn } from '../diagnose/bytes-on';
import { isHttp, type HttpFinding } from './words/http/place';
import { agrees, allOf, slice } from '../diagnose/excerpt-parts';

/** How many bytes may come after the wrong one and still be looked at. */
const LATER = 4096;

/**
 * A wrong byte is judged when it comes, whatever is still under way behind it. A report shows what
 * came in all, which does not depend on how it was cut.
 */
export function settled(
  finding: Finding,
  attempt: Pick<Attempt, 'transcript' | 'stdout' | 'exit'>,
): Finding {
  if (isHttp(finding)) return withWire(finding, attempt.transcript);
  switch (finding.code) {
    case 'bytes.different':
    case 'bytes.surplus': {
      const came = bytesOn(attempt.transcript, 'receive', finding.peer);
      const end = endOn(attempt.transcript, finding.peer);
      return { ...withActual(finding, came), ...(end ? { end } : {}) };
    }
    case 'stdout.different':
    case 'stdout.surplus': {
      const { exit } = attempt;
      const all = withActual(finding, printedBytes(attempt.stdout));
      return exit?.by === 'self' ? { ...all, exit } : all;
    }
    default:
      return finding;
  }
}

function withWire(finding: HttpFinding, transcript: Attempt['transcript']): Finding {
  const { wire, from, peer } = finding;
  const came = bytesOn(transcript, 'receive', peer);
  const longer = came.length - from > wire.length && agrees(wire, came, from);
  return longer ? { ...finding, wire: slice(came, from) } : finding;
}

/** What was judged may be only the end of all that came: looked for from the end. */
function withActual<F extends { actual: Excerpt }>(finding: F, came: Excerpt): F {
  const latest = came.length - finding.actual.length;
  for (let offset = latest; offset >= Math.max(0, latest - LATER); offset--) {
    if (!agrees(finding.actual, came, offset)) continue;
    const actual = slice(came, offset);
    return allOf(actual) === undefined ? finding : { ...finding, actual };
  }
  return finding;
}

function printedBytes({ length: all, head, tail }: Output): Excerpt {
  const length = tail === '' ? head.length : all;
  const spans = [
    { from: 0, bytes: head },
    { from: length - tail.length, bytes: tail },
  ];
  return { length, spans: spans.filter((span) => span.bytes !== '') };
}

function endOn(transcript: readonly TranscriptEvent[], peer: string | undefined): End | undefined {
  for (const { kind, at, ...event } of transcript) {
    if (peer !== undefined && event.peer !== peer) continue;
    if ((kind === 'fin' || kind === 'rst') && 'evidence' in event) {
      return { how: kind, evidence: event.evidence, at };
    }
  }
  return undefined;
}
