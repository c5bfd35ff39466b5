import { didYouMean } from './nearest';
import { quoted } from './quoted';
import { NO_SPACE_AFTER_DASH } from './yaml/fault';

/** `unknown key "levle", did you mean "level"?`, or else all that there are. */
export function unknownWord(
  what: 'key' | 'step',
  word: string,
  known: readonly string[],
  otherwise = `; there are: ${known.join(', ')}`,
): string {
  const glued = known.find((one) => word.startsWith(`${one}:`));
  if (glued !== undefined) return `a space is missing after "${glued}:"`;
  if (/^\S+ - /.test(word)) return 'the line below is indented so far that it belongs to this one';
  const apart = known.find((one) => word.startsWith(`${one} `));
  if (apart !== undefined) return `a ":" is missing after "${apart}"`;
  if (word.startsWith('-')) return NO_SPACE_AFTER_DASH;
  return `unknown ${what} ${quoted(word)}${didYouMean(word, known) || otherwise}`;
}
