import type { Framing } from '../model/http';
import { deviation, type Deviation } from '../model/http-deviation';
import { bodyReader, type BodyReader } from './body-reader';
import type { HttpEvent } from './event';
import { framingOf } from './framing';
import { HeadReader, type Misfit } from './head-reader';
import { LIMITS, type Limits } from './limits';
import type { ParserOptions, Progress } from './parser-options';

/**
 * Reads the messages of one side of a connection out of pieces of any size, strictly, and keeps
 * heads only. CONNECT is read as any other method.
 */
export class HttpParser {
  readonly #limits: Limits;
  readonly #due: number;
  #offset = 0;
  #finals = 0;
  #misfit: Misfit = 'http.not-http';
  #head: HeadReader;
  #framing: Framing | undefined;
  #body: BodyReader | undefined;
  #rest: 'due' | 'told' | undefined;
  #events: HttpEvent[] = [];

  constructor(private readonly options: ParserOptions) {
    this.#limits = { ...LIMITS, ...options.limits };
    this.#due = options.messages ?? 1;
    this.#head = this.#newHead();
  }

  /** Bytes pushed so far. */
  get offset(): number {
    return this.#offset;
  }

  get progress(): Progress {
    const { line, fields, state } = this.#head;
    const open = state === 'empty' ? 'nothing' : 'head';
    const within = this.#rest ? 'rest' : this.#body ? 'body' : open;
    const received = this.#body?.received ?? 0;
    return { within, line, fields, framing: this.#framing, received };
  }

  push(bytes: Uint8Array): HttpEvent[] {
    for (let from = 0; from < bytes.length;) {
      const used = this.#take(bytes, from);
      from += used;
      this.#offset += used;
      this.#settle();
    }
    return this.#taken();
  }

  /** Their side of the connection is over. */
  end(how: 'fin' | 'rst'): HttpEvent[] {
    const at = this.#offset;
    if (this.#rest) return this.#taken();
    if (this.#body) {
      this.#body.end(how, at);
      this.#settle();
    } else if (this.#head.state === 'open') {
      this.#report(deviation('http.head-incomplete', at, '', { end: how }));
    } else if (this.#finals < (this.#due === Infinity ? 1 : this.#due)) {
      this.#report(deviation('http.nothing', at, '', { end: how }));
    }
    return this.#taken();
  }

  #take(bytes: Uint8Array, from: number): number {
    const at = this.#offset;
    if (this.#rest) {
      if (this.#rest === 'due') {
        const first = String.fromCharCode(bytes[from]!);
        this.#report(deviation(this.#misfit, at, first));
        this.#rest = 'told';
      }
      this.#emit({ kind: 'rest', at, bytes: bytes.subarray(from) });
      return bytes.length - from;
    }
    if (this.#body) return this.#body.take(bytes, from, at);
    return this.#head.take(bytes, from, at);
  }

  /** Goes on to what follows a head, a body or a lost framing. */
  #settle(): void {
    if (this.#rest) return;
    if (!this.#body && this.#head.state === 'complete') this.#beginBody();
    if (this.#body?.state === 'complete') this.#complete(this.#body);
    if (this.#head.state === 'lost' || this.#body?.state === 'lost') this.#rest = 'told';
  }

  #beginBody(): void {
    const { fields } = this.#head;
    const line = this.#head.line!;
    const method =
      line.kind === 'response' ? (this.options.methods?.[this.#finals] ?? 'GET') : undefined;
    const framing = framingOf(line, fields, method, (why) => this.#report(why));
    const { at } = line;
    this.#framing = framing;
    const head = { at, length: this.#offset - at, line, fields, framing };
    this.#emit({ kind: 'head', head });
    this.#body = bodyReader(framing, this.#limits, (event) => this.#emit(event));
    if (!this.#body) this.#rest = 'told';
  }

  #complete(body: BodyReader): void {
    const line = this.#head.line!;
    const framing = this.#framing!;
    const message = {
      at: line.at,
      length: this.#offset - line.at,
      framing,
      bodyLength: body.received,
      trailers: body.trailers,
    };
    this.#emit({ kind: 'complete', message });
    const status = line.kind === 'response' ? line.status : undefined;
    const interim = status !== undefined && status < 200 && status >= 100;
    if (!interim) this.#finals += 1;
    const bodiless = status !== undefined && framing.by === 'none';
    this.#misfit = bodiless ? 'http.body-not-allowed' : 'http.surplus';
    // What follows a 101 is another protocol (RFC 9110 §15.2.2).
    if (status === 101) this.#rest = 'told';
    else if (this.#finals >= this.#due) this.#rest = 'due';
    this.#body = undefined;
    this.#framing = undefined;
    this.#head = this.#newHead();
  }

  #newHead(): HeadReader {
    const { kind } = this.options;
    return new HeadReader(kind, this.#misfit, this.#limits, (why) => this.#report(why));
  }

  #report(why: Deviation): void {
    this.#emit({ kind: 'deviation', deviation: why });
  }

  #emit(event: HttpEvent): void {
    this.#events.push(event);
  }

  #taken(): HttpEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
