import type { Output } from '../model/transcript';

const HEAD = 64 * 1024;
const TAIL = 16 * 1024;

/** The head and the tail of what a program prints; the middle is only counted. */
export class KeptOutput {
  length = 0;
  #head: Buffer[] = [];
  #headLength = 0;
  #tail = Buffer.alloc(0);

  push(chunk: Buffer): void {
    this.length += chunk.length;
    const fits = Math.min(chunk.length, HEAD - this.#headLength);
    if (fits > 0) {
      this.#head.push(chunk.subarray(0, fits));
      this.#headLength += fits;
    }
    if (fits < chunk.length) {
      this.#tail = Buffer.concat([this.#tail, chunk.subarray(fits)]);
      if (this.#tail.length > TAIL) this.#tail = Buffer.from(this.#tail.subarray(-TAIL));
    }
  }

  get head(): Buffer {
    if (this.#head.length > 1) this.#head = [Buffer.concat(this.#head)];
    return this.#head[0] ?? Buffer.alloc(0);
  }

  /** As it goes into a result: `hide` is a folder of ours that means nothing to the reader. */
  toOutput(hide: string): Output {
    const show = (bytes: Buffer): string =>
      bytes.toString('latin1').replaceAll(`${hide}/`, '').replaceAll(hide, '.');
    const [head, tail] = [show(this.head), show(this.#tail)];
    const lost = this.length - this.head.length - this.#tail.length;
    return { length: head.length + lost + tail.length, head, tail };
  }
}
