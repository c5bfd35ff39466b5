/** Bytes that have come and are not judged yet. */
export class Inbox {
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** What comes is forgotten: nobody will judge it. */
  discards = false;

  get length(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): void {
    if (this.discards) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** All of it in one piece, without taking it. */
  peek(): Uint8Array {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? new Uint8Array();
  }

  take(count: number): void {
    if (count === 0) return;
    const rest = this.peek().subarray(count);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
  }
}
