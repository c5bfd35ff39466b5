import { quoteWord } from './command-line';

/** Longer than this a command is no longer pleasant to paste. */
const LONGEST = 300;

/**
 * A shell command that writes these bytes (one character a byte) to stdout; where they are many,
 * as many of the same sort: letters for what can be printed, else any bytes.
 */
export function printBytes(bytes: string): string {
  const format = `printf '${Array.from(bytes, octal).join('').replace(/^-/, '\\055')}'`;
  if (format.length <= LONGEST) return format;
  const first = bytes.charAt(0);
  if (bytes === first.repeat(bytes.length)) return printRepeated(first, bytes.length);
  const printable = /^[ -~]*$/.test(bytes);
  return printable ? printRepeated('A', bytes.length) : `head -c ${bytes.length} /dev/urandom`;
}

/** The same for a unit that is written many times. */
export function printRepeated(unit: string, times: number): string {
  const bytes = asBytes(unit);
  if (bytes.length > 1) return `for i in $(seq ${times}); do ${printBytes(bytes)}; done`;
  const letter = /^\w$/.test(bytes)
    ? bytes
    : `'\\${bytes.charCodeAt(0).toString(8).padStart(3, '0')}'`;
  return `head -c ${times} /dev/zero | tr '\\0' ${letter}`;
}

/** One word of a command line; a long one is made on the spot. */
export function shellWord(word: string): string {
  if (Buffer.byteLength(word) > LONGEST)
    return `"$(${printRepeated('A', Buffer.byteLength(word))})"`;
  // A substitution would drop line ends at the end; printf %b keeps the word on one line.
  return /[\0-\x1f\x7f]/.test(word) ? `"$(${printBytes(asBytes(word))})"` : quoteWord(word);
}

/** A text that was not written one character a byte becomes so. */
function asBytes(text: string): string {
  return /^[\0-\xff]*$/.test(text) ? text : Buffer.from(text).toString('latin1');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '%': '%%',
};

/** Three octal digits always, so that a digit behind them stays a digit. */
function octal(char: string): string {
  const escape = ESCAPES[char];
  if (escape !== undefined) return escape;
  const plain = char >= ' ' && char <= '~' && char !== "'";
  return plain ? char : `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
