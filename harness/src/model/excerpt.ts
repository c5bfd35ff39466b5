import * as z from 'zod';
import type { Payload } from './payload';

/**
 * What is kept of a run of bytes: its length and some windows of it, in order. Bytes are written
 * as a string of one character (U+0000 to U+00FF) a byte, so that a result is readable JSON and
 * loses nothing.
 */
export const excerptSchema = z.strictObject({
  length: z.int().nonnegative(),
  spans: z.array(z.strictObject({ from: z.int().nonnegative(), bytes: z.string() })),
});
export type Excerpt = z.infer<typeof excerptSchema>;

const HEAD = 32;
const AROUND = 48;
const TAIL = 24;

/** The head, the neighbourhood of `focus` and the tail of a payload; all of it if it is short. */
export function excerpt(payload: Payload, focus = 0): Excerpt {
  const { length } = payload;
  const wanted = [
    [0, HEAD],
    [focus - AROUND, focus + AROUND],
    [length - TAIL, length],
  ] as const;
  const spans: Excerpt['spans'] = [];
  let covered = 0;
  for (const [start, stop] of wanted) {
    let from = Math.max(covered, start, 0);
    // A gap shorter than the mark that would stand for it is not worth eliding.
    if (from - covered < 16) from = covered;
    const to = Math.min(length, stop);
    if (to <= from) continue;
    const bytes = Buffer.from(payload.read(from, to - from)).toString('latin1');
    const last = spans.at(-1);
    if (last && from === covered) last.bytes += bytes;
    else spans.push({ from, bytes });
    covered = to;
  }
  return { length, spans };
}

/** Only the first `limit` bytes, for a timeline. */
export function headOf(bytes: Uint8Array, limit = 4096): Excerpt {
  const head = Buffer.from(bytes.subarray(0, limit)).toString('latin1');
  return { length: bytes.length, spans: head === '' ? [] : [{ from: 0, bytes: head }] };
}
