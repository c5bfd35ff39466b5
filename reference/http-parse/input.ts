import type net from 'node:net';

/** What stops a request, and the status that says so. */
export class Refusal extends Error {
  constructor(readonly status: string) {
    super(status);
  }
}

/** The bytes of one client: one buffer, and a socket to ask for more. */
export class Input {
  #buffer = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;

  constructor(socket: net.Socket) {
    // Left to itself, the iterator would destroy the socket at the client's end of file.
    this.#chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  }

  /** Waits until there is a byte, or the client has ended. */
  async atEnd(): Promise<boolean> {
    return this.#buffer.length === 0 && !(await this.#more());
  }

  /** The next line, without its CR LF. A byte becomes a character, so that nothing is lost. */
  async line(limit: number, tooLong: string): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n');
      if (end > limit || (end < 0 && this.#buffer.length > limit + 1)) throw new Refusal(tooLong);
      if (end >= 0) return this.#take(end + 2).toString('latin1', 0, end);
      if (!(await this.#more())) throw new Refusal('400 Bad Request');
    }
  }

  /** Exactly so many bytes, in the pieces in which they come. */
  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (await this.atEnd()) throw new Refusal('400 Bad Request');
      const piece = this.#take(Math.min(left, this.#buffer.length));
      left -= piece.length;
      yield piece;
    }
  }

  /** Reads to the client's end: a socket that is closed with bytes unread sends a RST. */
  async drop(): Promise<void> {
    do this.#buffer = Buffer.alloc(0);
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
