import type { Placed } from '../model/http';
import { deviation } from '../model/http-deviation';
import type { Report } from './event';

/** A line without its end. `length` counts the end too. */
export interface Line extends Placed {
  text: string;
}

const LF = 0x0a;

/** Gathers lines out of pieces, at most `limit` bytes of one. */
export class LineReader {
  #held = Buffer.alloc(256);
  #length = 0;

  constructor(
    private readonly limit: number,
    private readonly report: Report,
  ) {}

  /** How many bytes of an unfinished line are held. */
  get held(): number {
    return this.#length;
  }

  /**
   * Takes bytes up to and with the next line end.
   * @param at the offset of `bytes[from]` in the stream.
   */
  take(bytes: Uint8Array, from: number, at: number): { used: number; line?: Line; full: boolean } {
    const room = this.limit - this.#length;
    const window = bytes.subarray(from, from + room);
    const found = window.indexOf(LF);
    const used = found < 0 ? window.length : found + 1;
    const start = at - this.#length;
    if (found < 0) {
      this.#hold(window);
      return { used, full: used === room };
    }
    const piece = window.subarray(0, used);
    if (this.#length > 0) this.#hold(piece);
    const whole = this.#length > 0 ? this.#held.subarray(0, this.#length) : piece;
    const line = this.#lineOf(latin1(whole), start);
    this.#length = 0;
    return { used, line, full: false };
  }

  #lineOf(whole: string, at: number): Line {
    const crlf = whole.endsWith('\r\n');
    const text = whole.slice(0, crlf ? -2 : -1);
    for (let cr = text.indexOf('\r'); cr >= 0; cr = text.indexOf('\r', cr + 1)) {
      this.report(deviation('http.bare-cr', at + cr, '\r'));
    }
    if (!crlf) this.report(deviation('http.bare-lf', at + whole.length - 1, '\n'));
    // CR CR LF is a line end that was turned into one twice.
    return { text: withoutLastCrs(text), at, length: whole.length };
  }

  #hold(piece: Uint8Array): void {
    const needed = this.#length + piece.length;
    if (needed > this.#held.length) {
      const larger = Buffer.alloc(Math.max(needed, 2 * this.#held.length));
      larger.set(this.#held.subarray(0, this.#length));
      this.#held = larger;
    }
    this.#held.set(piece, this.#length);
    this.#length = needed;
  }
}

function withoutLastCrs(text: string): string {
  let stop = text.length;
  while (stop > 0 && text.charAt(stop - 1) === '\r') stop--;
  return text.slice(0, stop);
}

function latin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}
