import { quoteWord } from './command-line';

/** Longer than this a command is no longer pleasant to paste. */
const LONGEST = 300;
/** Noise that is shorter is typed all the same: no other would do. */
const NOISE = 256;

/**
 * A shell command that writes these bytes (one character a byte) to stdout; where they are many,
 * as many of the same sort: letters for what can be printed, else noise.
 */
export function printBytes(bytes: string): string {
  const exact = `printf '${formatOf(bytes)}'`;
  if (exact.length <= LONGEST) return exact;
  const first = bytes.charAt(0);
  if (bytes === first.repeat(bytes.length)) return printRepeated(first, bytes.length);
  if (countsUp(bytes)) return printCounted(first.charCodeAt(0), bytes.length);
  if (/^[ -~]*$/.test(bytes)) return printRepeated('A', bytes.length);
  return bytes.length <= NOISE ? exact : `head -c ${bytes.length} /dev/urandom`;
}

/** Does nobody know what it writes? */
export function isNoise(command: string): boolean {
  return command.endsWith('/dev/urandom');
}

function formatOf(bytes: string): string {
  return Array.from(bytes, octal).join('').replace(/^-/, '\\055');
}

/** Each byte is one more than the one before it. */
function countsUp(bytes: string): boolean {
  const first = bytes.charCodeAt(0);
  return Array.from(bytes).every((char, index) => char.charCodeAt(0) === first + index);
}

/** In one write; `%b` takes an escaped % for no directive, which dash's formats do. */
function printCounted(first: number, length: number): string {
  const values = `$(seq ${first} ${first + length - 1})`;
  return `printf %b "$(printf '\\\\0%o' ${values})"`;
}

/** The same for a unit that is written many times: once for each word, of which nothing is shown. */
export function printRepeated(unit: string, times: number): string {
  const bytes = asBytes(unit);
  if (bytes.length > 1) return `printf '${formatOf(bytes)}%.0s' $(seq ${times})`;
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
