const LONGEST = 60;

/** What an author wrote, in quotes and on one line: controls are escaped, and a long text is cut. */
export function quoted(written: string): string {
  const shown = written.length > LONGEST ? `${written.slice(0, LONGEST)}...` : written;
  const escape = (char: string): string => `\\u{${char.codePointAt(0)!.toString(16)}}`;
  return JSON.stringify(shown).replace(/[\p{C}\p{Zl}\p{Zp}]|[^\P{Zs} ]/gu, escape);
}
