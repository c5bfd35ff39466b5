/**
 * Characters that take a place of their own on a screen and can't be mistaken for nothing:
 * no controls, no format or bidi marks, no spaces but the plain one, no combining marks, and not
 * U+FFFD, by which terminals show what they can't.
 */
const SHOWN = /^[^\p{C}\p{Z}\p{M}\p{DI}\u2800\ufffd]$/u;
/** Right-to-left letters turn the order of what stands around them; flags and skin tones combine. */
const MOVING =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /[\p{M}\p{Cf}\p{Cc}]/u;

/** May this one character be shown as itself inside quotes? */
export function isShown(char: string): boolean {
  return char === ' ' || (SHOWN.test(char) && !MOVING.test(char));
}

/** Columns that a text takes in a terminal. */
export function columns(text: string): number {
  let sum = 0;
  for (const char of text) {
    if (char >= ' ' && char <= '~') sum += 1;
    else if (!NO_WIDTH.test(char)) sum += WIDE.test(char) ? 2 : 1;
  }
  return sum;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
