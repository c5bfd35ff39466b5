import { deviation } from '../model/http-deviation';
import type { BodyReader } from './body-reader';
import type { Emit } from './event';

/** As many bytes as Content-Length says; without it, all until the connection ends. */
export class SizedBody implements BodyReader {
  readonly trailers = [];
  received = 0;
  state: BodyReader['state'];

  constructor(
    private readonly expected: number | undefined,
    private readonly emit: Emit,
  ) {
    this.state = expected === 0 ? 'complete' : 'open';
  }

  take(bytes: Uint8Array, from: number, at: number): number {
    const due = (this.expected ?? Infinity) - this.received;
    const some = bytes.subarray(from, from + Math.min(due, bytes.length));
    this.received += some.length;
    this.emit({ kind: 'body', at, bytes: some });
    if (this.received === this.expected) this.state = 'complete';
    return some.length;
  }

  end(how: 'fin' | 'rst', at: number): void {
    const { expected, received } = this;
    if (expected === undefined && how === 'fin') {
      this.state = 'complete';
      return;
    }
    this.state = 'lost';
    const facts = { end: how, received, ...(expected === undefined ? {} : { expected }) };
    this.emit({
      kind: 'deviation',
      deviation: deviation('http.body-incomplete', at, '', facts),
    });
  }
}
