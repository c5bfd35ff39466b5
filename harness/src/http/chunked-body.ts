import { deviation, type Deviation } from '../model/http-deviation';
import type { BodyReader } from './body-reader';
import { parseChunkLine } from './chunk-line';
import type { Emit, Report } from './event';
import { FieldSection } from './field-section';
import type { Limits } from './limits';
import { LineReader, type Line } from './line-reader';

const LF = 0x0a;
const CR = 0x0d;
/** What frames or routes a message is of no use behind it. */
const TOO_LATE = /^(?:content-length|transfer-encoding|host|trailer)(?=[ \t]*:)/i;

/** Chunks, the last chunk and the trailers behind it (RFC 9112 §7.1). */
export class ChunkedBody implements BodyReader {
  received = 0;
  state: BodyReader['state'] = 'open';
  #within: 'size' | 'data' | 'data-end' | 'trailers' = 'size';
  /** Bytes of the present chunk that are still due. */
  #due = 0;
  #sawCr = false;
  readonly #lines: LineReader;
  readonly #trailers: FieldSection;
  readonly #report: Report;

  constructor(
    private readonly limits: Limits,
    private readonly emit: Emit,
  ) {
    this.#report = (deviation) => emit({ kind: 'deviation', deviation });
    this.#lines = new LineReader(limits.line, this.#report);
    this.#trailers = new FieldSection(limits, this.#report);
  }

  get trailers() {
    return this.#trailers.fields;
  }

  take(bytes: Uint8Array, from: number, at: number): number {
    if (this.#within === 'data') return this.#takeData(bytes, from, at);
    if (this.#within === 'data-end') return this.#takeDataEnd(bytes[from]!, at);
    const { used, line, full } = this.#lines.take(bytes, from, at);
    if (full) {
      const facts = { limit: 'line', most: this.limits.line } as const;
      this.#lose(deviation('http.head-too-large', at + used - this.limits.line, '', facts));
    } else if (line && this.#within === 'size') this.#startChunk(line);
    else if (line) this.#addTrailer(line);
    return used;
  }

  end(how: 'fin' | 'rst', at: number): void {
    const within = this.#within === 'data-end' ? 'data' : this.#within;
    const facts = { end: how, within, received: this.received };
    this.#lose(deviation('http.chunked-incomplete', at, '', facts));
  }

  #startChunk(line: Line): void {
    const chunk = parseChunkLine(line, this.#report);
    if (!chunk) {
      this.state = 'lost';
      return;
    }
    this.emit({ kind: 'chunk', chunk });
    this.#due = chunk.size;
    this.#within = chunk.size === 0 ? 'trailers' : 'data';
  }

  #takeData(bytes: Uint8Array, from: number, at: number): number {
    const some = bytes.subarray(from, from + Math.min(this.#due, bytes.length));
    this.#due -= some.length;
    this.received += some.length;
    this.emit({ kind: 'body', at, bytes: some });
    if (this.#due === 0) this.#within = 'data-end';
    return some.length;
  }

  /** A LF alone is no line end here: it is most likely data, and the size one too many. */
  #takeDataEnd(byte: number, at: number): number {
    if (byte === CR && !this.#sawCr) {
      this.#sawCr = true;
      return 1;
    }
    if (byte !== LF || !this.#sawCr) {
      const raw = String.fromCharCode(byte);
      this.#lose(deviation('http.chunk-data-unterminated', at, raw));
    }
    this.#sawCr = false;
    this.#within = 'size';
    return 1;
  }

  #addTrailer(line: Line): void {
    if (line.text === '') this.state = 'complete';
    else if (this.#trailers.fits(line)) {
      this.#trailers.add(line);
      const [name] = TOO_LATE.exec(line.text) ?? [];
      if (name) this.#report(deviation('http.trailer-not-allowed', line.at, name));
    } else this.state = 'lost';
  }

  #lose(why: Deviation): void {
    this.#report(why);
    this.state = 'lost';
  }
}
