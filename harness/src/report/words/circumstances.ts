import type { Exit } from '../../model/exit';
import type { Finding } from '../../model/finding';
import type { Attempt } from '../../model/result';
import type { TranscriptEvent } from '../../model/transcript';
import { bytesOn } from '../../diagnose/bytes-on';
import { agrees } from '../../diagnose/excerpt-parts';
import { isAbout } from '../../diagnose/finding-of';

/** What a headline may know beside the finding. */
export interface Circumstances {
  /** The bytes due are bytes that the program had been sent: it was to echo them. */
  echo: boolean;
  /** Bytes had come on this connection before those that were judged. */
  answeredBefore: boolean;
  /** A connection had been made before. */
  connectedBefore: boolean;
  /** It ended by itself, and not well. */
  crash?: Exit;
  /** The last thing that happened before the finding, and how long before; if that may be told. */
  last?: { event: TranscriptEvent; ms?: number };
}

export const NONE: Circumstances = { echo: false, answeredBefore: false, connectedBefore: false };

/** Something happens in these; a wait is not what a program waits for. */
const SILENT: ReadonlySet<TranscriptEvent['kind']> = new Set([
  'wait',
  'credit',
  'survivor',
  'exit',
]);

export function circumstancesOf(finding: Finding, attempt: Attempt): Circumstances {
  const before = attempt.transcript.filter((event) => event.at <= finding.at);
  const last = lastThing(finding, before);
  const crash = attempt.exit?.by === 'self' ? attempt.exit : undefined;
  return {
    ...aboutBytes(finding, attempt.transcript),
    connectedBefore: before.some((event) => event.kind === 'connect' || event.kind === 'accept'),
    ...(crash && crash.code !== 0 ? { crash } : {}),
    ...(last ? { last: { event: last, ms: finding.at - last.at } } : {}),
  };
}

/** A close is due from the peer's FIN on, whatever came after it. */
function lastThing(
  finding: Finding,
  before: readonly TranscriptEvent[],
): TranscriptEvent | undefined {
  const fin = before.findLast((event) => event.kind === 'half-close');
  if (finding.code === 'close.missing' && fin) return fin;
  return before.findLast((event) => !SILENT.has(event.kind));
}

function aboutBytes(
  finding: Finding,
  transcript: readonly TranscriptEvent[],
): Pick<Circumstances, 'echo' | 'answeredBefore'> {
  if (!isAbout(finding, 'bytes.missing', 'bytes.different', 'bytes.surplus')) return NONE;
  const { expected, actual, peer } = finding;
  const judgedBefore = bytesOn(transcript, 'receive', peer).length - actual.length;
  const sent = bytesOn(transcript, 'send', peer);
  return {
    echo: expected.length > 0 && agrees(expected, sent, judgedBefore),
    answeredBefore: judgedBefore > 0,
  };
}
