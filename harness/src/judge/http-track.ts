import type { HttpEvent } from '../http/event';
import { HttpParser } from '../http/parser';
import type { Head } from '../model/http';
import { bodyJudge, type BodyJudge } from './http-body';
import { FirstDeviation } from './http-deviant';
import type { ExpectedMessage } from './http-expected';
import { judgeHead } from './http-head';
import { nextPiece } from './http-piece';
import type { Wrong } from './http-wrong';
import { Wire } from './wire';

/** Follows one message through what comes; interim responses before it are passed over. */
export class MessageTrack {
  wire = new Wire();
  head: Head | undefined;
  /** Bytes of the body. */
  received = 0;
  /** The first thing wrong with it. */
  wrong: Wrong | undefined;
  /** Offset of the first byte behind the message. */
  end: number | undefined;
  /** Offset of the message in all that came. */
  start = 0;
  readonly #parser: HttpParser;
  readonly #body: BodyJudge;
  #deviations: FirstDeviation;

  constructor(readonly expected: ExpectedMessage) {
    const { kind, to } = expected;
    this.#parser = new HttpParser({ kind, ...(to === undefined ? {} : { methods: [to] }) });
    this.#body = bodyJudge(expected.body);
    this.#deviations = new FirstDeviation(expected.strict);
  }

  get isDecided(): boolean {
    return this.wrong !== undefined || this.end !== undefined;
  }

  /** Bytes of all that came, as far as they were read. */
  get offset(): number {
    return this.#parser.offset;
  }

  /** The part of the message that has begun and is not complete. */
  get within(): 'start-line' | 'fields' | 'body' {
    if (this.head) return 'body';
    return this.#parser.progress.line ? 'fields' : 'start-line';
  }

  /** Reads on until it is decided; where a secret may follow, what comes is kept even then. */
  push(bytes: Uint8Array): void {
    const base = this.#parser.offset;
    let stop = 0;
    for (let from = 0; from < bytes.length && !this.isDecided;) {
      const piece = nextPiece(bytes, from, this.#parser.progress.within);
      stop = from + this.#pushPiece(piece);
      from += piece.length;
    }
    if (this.wrong && this.expected.never.length > 0) stop = bytes.length;
    this.wire.push(bytes.subarray(Math.max(0, this.start - base), stop));
  }

  connectionEnded(how: 'fin' | 'rst'): void {
    this.#take(this.#parser.end(how));
    if (!this.isDecided) this.wrong = this.deviation();
  }

  /** The first deviation that counts. */
  deviation(): Wrong | undefined {
    return this.#deviations.told(this.start);
  }

  /** @returns how many of the bytes belong to the message. */
  #pushPiece(piece: Uint8Array): number {
    const at = this.#parser.offset;
    const events = this.#parser.push(piece);
    const complete = events.find((event) => event.kind === 'complete');
    this.#take(events);
    if (!this.isDecided && this.#parser.progress.within === 'rest') this.wrong = this.deviation();
    return complete ? complete.message.at + complete.message.length - at : piece.length;
  }

  #take(events: readonly HttpEvent[]): void {
    for (const event of events) {
      if (event.kind === 'deviation') {
        this.#deviations.add(event.deviation);
        // Those of a head are told when it is whole, the first one first.
        if (this.head) this.wrong ??= this.deviation();
      } else if (event.kind === 'head') this.#takeHead(event.head);
      else if (event.kind === 'body') {
        this.received += event.bytes.length;
        this.wrong ??= this.#body.take(event.bytes, event.at - this.start);
      } else if (event.kind === 'complete') {
        this.#complete(event.message.at + event.message.length);
        if (this.isDecided) return;
      }
    }
  }

  #takeHead(head: Head): void {
    this.wrong ??= this.deviation();
    if (isInterim(head)) return;
    this.head = head;
    const wrong = judgeHead(this.expected, head);
    this.wrong ??= wrong && Object.assign(wrong, { at: wrong.at - this.start });
  }

  #complete(end: number): void {
    if (this.head) {
      this.wrong ??= this.#body.end(end - this.start);
      if (!this.wrong) this.end = end;
      return;
    }
    this.start = end;
    this.wire = new Wire();
    this.#deviations = new FirstDeviation(this.expected.strict);
  }
}

function isInterim({ line }: Head): boolean {
  return line.kind === 'response' && line.status < 200 && line.status !== 101;
}
