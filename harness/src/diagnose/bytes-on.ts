import type { Excerpt } from '../model/excerpt';
import type { TranscriptEvent } from '../model/transcript';
import { concatenate } from './excerpt-parts';

/** What went one way on a connection, write by write or read by read. */
export function piecesOn(
  transcript: readonly TranscriptEvent[],
  kind: 'send' | 'receive',
  peer: string | undefined,
): Excerpt[] {
  return transcript.flatMap((event) =>
    event.kind === kind && (peer === undefined || event.peer === peer) ? [event.bytes] : [],
  );
}

/** All of it, one after the other. */
export function bytesOn(
  transcript: readonly TranscriptEvent[],
  kind: 'send' | 'receive',
  peer: string | undefined,
): Excerpt {
  return concatenate(piecesOn(transcript, kind, peer));
}
