import type { Excerpt } from '../model/excerpt';

/** In bytes: longer than most heads. */
const KEPT = 64 << 10;
const LAST = 1 << 10;

/** What an excerpt shows of it, in bytes. */
const SHOWN = { start: 1024, around: 256, last: 64 } as const;
/** A gap shorter than the mark that would stand for it is not worth eliding. */
const NARROW = 16;

/** One message as it comes: its beginning and its latest bytes are kept, however long it is. */
export class Wire {
  length = 0;
  #first = '';
  #last = '';

  push(bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const room = KEPT - this.#first.length;
    if (room > 0) this.#first += buffer.toString('latin1', 0, room);
    const latest = buffer.toString('latin1', Math.max(0, buffer.length - LAST));
    this.#last = (this.#last + latest).slice(-LAST);
    this.length += buffer.length;
  }

  /** The same with more behind it. */
  with(bytes: Uint8Array): Wire {
    const longer = new Wire();
    longer.#first = this.#first;
    longer.#last = this.#last;
    longer.length = this.length;
    longer.push(bytes);
    return longer;
  }

  /** Where a text begins that is in the beginning; else the end. */
  offsetOf(text: string): number {
    const at = this.#first.indexOf(text);
    return at < 0 ? this.length : at;
  }

  /** What is kept of the beginning. */
  beginning(): Uint8Array {
    return Buffer.from(this.#first, 'latin1');
  }

  /** The beginning, the neighbourhood of `focus` and the last bytes, as far as they are kept. */
  excerpt(focus: number): Excerpt {
    const { length } = this;
    const wanted = [
      [0, SHOWN.start],
      [focus - SHOWN.around, focus + SHOWN.around],
      [length - SHOWN.last, length],
    ] as const;
    const spans: Excerpt['spans'] = [];
    let covered = 0;
    for (const [start, stop] of wanted) {
      const from = start - covered < NARROW ? covered : start;
      for (const span of this.#kept(from, Math.min(stop, length))) {
        const last = spans.at(-1);
        if (last && last.from + last.bytes.length === span.from) last.bytes += span.bytes;
        else spans.push(span);
        covered = span.from + span.bytes.length;
      }
    }
    return { length, spans };
  }

  #kept(from: number, to: number): Excerpt['spans'] {
    const early = this.#first.slice(from, Math.max(from, to));
    const lastAt = this.length - this.#last.length;
    const lateFrom = Math.max(from + early.length, lastAt);
    const late = this.#last.slice(lateFrom - lastAt, Math.max(0, to - lastAt));
    return [
      { from, bytes: early },
      { from: lateFrom, bytes: late },
    ].filter(({ bytes }) => bytes !== '');
  }
}
