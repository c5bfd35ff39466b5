import type net from 'node:net';

/** The bytes of one answer: one buffer, and a socket to ask for more. */
export class Input {
  #buffer = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;

  constructor(socket: net.Socket) {
    this.#chunks = socket.iterator() as AsyncIterator<Buffer>;
  }

  /** The next line, without its CR LF. A byte becomes a character. */
  async line(limit: number): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n');
      if (end > limit || (end < 0 && this.#buffer.length > limit + 1)) {
        throw new Error('the server sent a line without end');
      }
      if (end >= 0) return this.#take(end + 2).toString('latin1', 0, end);
      if (!(await this.#more())) throw new Error('the server closed in the middle of a line');
    }
  }

  /** Exactly so many bytes, in the pieces in which they come; what is behind them stays. */
  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (this.#buffer.length === 0 && !(await this.#more())) {
        throw new Error(`the server closed ${left} bytes too early`);
      }
      const piece = this.#take(Math.min(left, this.#buffer.length));
      left -= piece.length;
      yield piece;
    }
  }

  /** All that comes up to the server's FIN. A reset is an error, here as elsewhere. */
  async *untilEnd(): AsyncGenerator<Buffer> {
    do yield this.#take(this.#buffer.length);
    while (await this.#more());
  }

  #take(count: number): Buffer {
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return taken;
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#buffer = Buffer.concat([this.#buffer, next.value]);
    return true;
  }
}
