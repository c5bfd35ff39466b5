import { excerpt } from '../model/excerpt';
import { EMPTY, literal } from '../model/payload';
import type { Wrong } from './http-wrong';

const DELETE = 127;
const TAB_LF_CR: ReadonlySet<number> = new Set([9, 10, 13]);

/** A text has no control characters but tab, CR and LF; its encoding is not judged. */
export function judgePlain(piece: Uint8Array, at: number): Wrong | undefined {
  const wrong = piece.findIndex((byte) => byte === DELETE || (byte < 32 && !TAB_LF_CR.has(byte)));
  if (wrong < 0) return undefined;
  const actual = excerpt(literal(piece.subarray(wrong, wrong + 1)));
  const none = excerpt(EMPTY);
  return {
    code: 'http.body',
    at: at + wrong,
    how: 'control',
    expected: none,
    actual,
    differsAt: 0,
  };
}
