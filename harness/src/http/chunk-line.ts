import { deviation } from '../model/http-deviation';
import type { Chunk, Report } from './event';
import { CHUNK_EXTENSIONS, trimmed } from './grammar';
import type { Line } from './line-reader';

/** The size of a chunk and its extensions (RFC 9112 §7.1); undefined if there is no size. */
export function parseChunkLine({ text, at, length }: Line, report: Report): Chunk | undefined {
  const [digits = ''] = /^[0-9A-Fa-f]*/.exec(text)!;
  const extension = text.slice(digits.length);
  if (digits === '' || !/^[ \t;\r]|^$/.test(extension)) {
    report(deviation('http.chunk-size-invalid', at, text));
    return undefined;
  }
  const size = parseInt(digits, 16);
  if (!Number.isSafeInteger(size)) {
    report(deviation('http.chunk-size-overflow', at, digits));
    return undefined;
  }
  if (extension === '') return { at, length, size, extension };
  // Whitespace beside ";" and "=" is to be read, and never to be sent.
  const space = whitespaceOutsideQuotes(extension);
  if (space >= 0) {
    const raw = extension.charAt(space);
    report(deviation('http.chunk-line-whitespace', at + digits.length + space, raw));
  }
  // A CR alone is told with its line.
  if (!CHUNK_EXTENSIONS.test(trimmed(extension).value.replaceAll('\r', ''))) {
    report(deviation('http.chunk-extension-invalid', at + digits.length, extension));
  }
  return { at, length, size, extension };
}

function whitespaceOutsideQuotes(extension: string): number {
  let quoted = false;
  for (let index = 0; index < extension.length; index++) {
    const character = extension.charAt(index);
    if (quoted && character === '\\') index++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ' ' || character === '\t')) return index;
  }
  return -1;
}
