import type { Excerpt } from '../../model/excerpt';
import { columns, isShown } from '../printable';

/** What one byte, or the bytes of one character, look like. Never cut. */
export interface Cell {
  from: number;
  /** Bytes. */
  size: number;
  text: string;
  columns: number;
}

/** `text`: UTF-8 characters as themselves. `bytes`: everything above ASCII as an escape. */
export type Notation = 'text' | 'bytes';

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
  '"': '\\"',
  '\\': '\\\\',
};
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Is every span of it valid UTF-8? */
export function isText(excerpt: Excerpt): boolean {
  return excerpt.spans.every((span) => decoded(span.bytes) !== undefined);
}

/** The cells of what is known of some bytes, in order; between spans there may be gaps. */
export function cellsOf(excerpt: Excerpt, notation: Notation): Cell[] {
  return excerpt.spans.flatMap(({ from, bytes }) => {
    const text = notation === 'text' ? decoded(bytes) : undefined;
    return text === undefined ? byteCells(bytes, from) : characterCells(text, from);
  });
}

function decoded(bytes: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
}

function characterCells(text: string, from: number): Cell[] {
  const cells: Cell[] = [];
  let before = '';
  for (const char of text) {
    const size = Buffer.byteLength(char);
    const shown =
      size === 1 ? asciiText(char, before) : isShown(char) ? char : hex(Buffer.from(char));
    cells.push({ from, size, text: shown, columns: columns(shown) });
    from += size;
    before = (before + char).slice(-2);
  }
  return cells;
}

function byteCells(bytes: string, from: number): Cell[] {
  return Array.from(bytes, (char, index) => {
    const before = bytes.slice(Math.max(0, index - 2), index);
    const text = char > '~' ? hex(Buffer.from(char, 'latin1')) : asciiText(char, before);
    return { from: from + index, size: 1, text, columns: text.length };
  });
}

function asciiText(char: string, before: string): string {
  const escape = ESCAPES[char];
  if (escape !== undefined) return escape;
  // GitHub's runner takes ##[command] for a command wherever in a line it stands.
  if (char === '[' && before === '##') return '\\x5b';
  return char < ' ' || char > '~' ? hex(Buffer.from(char, 'latin1')) : char;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
