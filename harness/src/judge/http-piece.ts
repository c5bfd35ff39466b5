import type { Progress } from '../http/parser-options';

const LF = 0x0a;

/**
 * What to parse next: in a head one line, so that what is told does not depend on how much came
 * with it; of a body all there is.
 */
export function nextPiece(bytes: Uint8Array, from: number, within: Progress['within']): Uint8Array {
  if (within === 'body' || within === 'rest') return bytes.subarray(from);
  const end = bytes.indexOf(LF, from);
  return bytes.subarray(from, end < 0 ? bytes.length : end + 1);
}
