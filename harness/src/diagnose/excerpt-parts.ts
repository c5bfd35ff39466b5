import type { Excerpt } from '../model/excerpt';

/** What is known of the bytes from `from` up to `to`, counted from `from`. */
export function slice(bytes: Excerpt, from: number, to = bytes.length): Excerpt {
  const spans = bytes.spans.flatMap((span) => {
    const start = Math.max(from, span.from);
    const stop = Math.min(to, span.from + span.bytes.length);
    if (start >= stop) return [];
    const part = span.bytes.slice(start - span.from, stop - span.from);
    return [{ from: start - from, bytes: part }];
  });
  return { length: Math.max(0, to - from), spans };
}

/** The bytes themselves, if all of them are known. */
export function allOf(bytes: Excerpt): string | undefined {
  let text = '';
  for (const span of bytes.spans) {
    if (span.from !== text.length) return undefined;
    text += span.bytes;
  }
  return text.length === bytes.length ? text : undefined;
}

/** One after the other; what adjoins becomes one span. */
export function concatenate(parts: readonly Excerpt[]): Excerpt {
  const spans: Excerpt['spans'] = [];
  let length = 0;
  for (const part of parts) {
    for (const { from, bytes } of part.spans) {
      const last = spans.at(-1);
      if (last && last.from + last.bytes.length === length + from) last.bytes += bytes;
      else spans.push({ from: length + from, bytes });
    }
    length += part.length;
  }
  return { length, spans };
}

/** Do all bytes known of both agree, if `part` lies at `offset` of `all`? */
export function agrees(part: Excerpt, all: Excerpt, offset: number): boolean {
  if (offset < 0 || offset + part.length > all.length) return false;
  const there = slice(all, offset, offset + part.length);
  return part.spans.every((mine) =>
    there.spans.every((theirs) => {
      const start = Math.max(mine.from, theirs.from);
      const stop = Math.min(mine.from + mine.bytes.length, theirs.from + theirs.bytes.length);
      const cut = ({ from, bytes }: typeof mine): string => bytes.slice(start - from, stop - from);
      return start >= stop || cut(mine) === cut(theirs);
    }),
  );
}
