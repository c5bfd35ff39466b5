import type { Field, RequestLine, StatusLine } from '../model/http';
import { deviation, type Deviation, type DeviationCode } from '../model/http-deviation';
import type { Report } from './event';
import { FieldSection } from './field-section';
import type { Limits } from './limits';
import { LineReader, type Line } from './line-reader';
import { parseRequestLine } from './request-line';
import { differsFromStart } from './start-of-response';
import { parseStatusLine } from './status-line';

/** What a response that does not begin as one is called: it depends on what was before it. */
export type Misfit = Extract<
  DeviationCode,
  'http.not-http' | 'http.body-not-allowed' | 'http.surplus'
>;

/** One head: empty lines, the start line, fields, an empty line (RFC 9112 §2.1). */
export class HeadReader {
  state: 'empty' | 'open' | 'complete' | 'lost' = 'empty';
  line: RequestLine | StatusLine | undefined;
  readonly #lines: LineReader;
  readonly #fields: FieldSection;
  #emptyLines = 0;
  #inEmptyLine = false;

  constructor(
    private readonly kind: 'request' | 'response',
    private readonly misfit: Misfit,
    private readonly limits: Limits,
    private readonly report: Report,
  ) {
    this.#lines = new LineReader(limits.line, report);
    this.#fields = new FieldSection(limits, report);
  }

  get fields(): readonly Field[] {
    return this.#fields.fields;
  }

  /** Takes some of the bytes, at least one; see `BodyReader`. */
  take(bytes: Uint8Array, from: number, at: number): number {
    const { held } = this.#lines;
    if (!this.line && held === 0) this.#inEmptyLine = bytes[from] === 0x0d || bytes[from] === 0x0a;
    if (this.kind === 'response' && !this.line && !this.#inEmptyLine) {
      const differs = differsFromStart(bytes, from, held);
      if (differs >= 0) {
        const raw = 'HTTP/'.slice(0, held + differs - from) + String.fromCharCode(bytes[differs]!);
        return this.#lose(deviation(this.misfit, at - held, raw), differs - from + 1);
      }
    }
    this.state = 'open';
    const { used, line, full } = this.#lines.take(bytes, from, at);
    if (full) {
      const facts = { limit: 'line', most: this.limits.line } as const;
      const start = at + used - this.limits.line;
      return this.#lose(deviation('http.head-too-large', start, '', facts), used);
    }
    if (line) this.#add(line);
    return used;
  }

  #add(line: Line): void {
    if (!this.line) this.#start(line);
    else if (line.text === '') this.state = 'complete';
    else if (this.#fields.fits(line)) this.#fields.add(line);
    else this.state = 'lost';
  }

  #start(line: Line): void {
    if (line.text === '') {
      this.#emptyLines += 1;
      this.state = 'empty';
      // RFC 9112 §2.2 has a server ignore one empty line before a request.
      if (this.kind === 'request' && this.#emptyLines === 1) return;
      return this.report(deviation('http.leading-empty-line', line.at, ''));
    }
    const parse = this.kind === 'request' ? parseRequestLine : parseStatusLine;
    this.line = parse(line, this.report);
    if (!this.line) this.state = 'lost';
  }

  #lose(why: Deviation, used: number): number {
    this.report(why);
    this.state = 'lost';
    return used;
  }
}
