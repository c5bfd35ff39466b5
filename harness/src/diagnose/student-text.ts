/** One valid UTF-8 sequence above ASCII, or one byte that is part of none. */
const ABOVE_ASCII =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;
/** Controls, format marks (bidi, zero width), line and paragraph separators, unassigned ones. */
const UNSEEN =
  /[\p{C}\p{Zl}\p{Zp}\u{e0100}-\u{e01ef}\ufe00-\ufe0f\u034f\u115f\u1160\u3164\uffa0]/gu;
/** Marks piled on one letter run over the lines above and below. */
const PILE = /(?<=\p{M}{2})\p{M}+/gu;

/**
 * What a program printed on one line, kept as one character a byte, made safe for any screen or
 * log: nothing in it moves the cursor, hides, turns the direction, or speaks to GitHub's runner.
 */
export function studentText(bytes: string): string {
  return (
    bytes
      .replaceAll('\t', '    ')
      .replace(ABOVE_ASCII, (found) =>
        found.length === 1 ? hexByte(found) : Buffer.from(found, 'latin1').toString('utf8'),
      )
      .replace(UNSEEN, escaped)
      .replace(PILE, (marks) => Array.from(marks, escaped).join(''))
      // The runner takes ##[command] for a command wherever in a line it stands.
      .replaceAll('##[', '# #[')
  );
}

function escaped(char: string): string {
  if (char === '\r') return '\\r';
  const code = char.codePointAt(0)!;
  if (code < 0x100) return hexByte(char);
  return `\\u{${code.toString(16)}}`;
}

function hexByte(char: string): string {
  return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
