/** Looks for bytes in a stream that is never whole in memory. */
export class Search {
  #offset = 0;
  #tail = Buffer.alloc(0);

  constructor(readonly wanted: Uint8Array) {}

  /** @returns where in the stream they begin, also if they began in an earlier piece. */
  push(piece: Uint8Array): number | undefined {
    const overlap = this.wanted.length - 1;
    const seam = Buffer.concat([this.#tail, piece.subarray(0, overlap)]);
    const seamAt = this.#offset - this.#tail.length;
    const acrossAt = seam.indexOf(this.wanted);
    const insideAt = acrossAt < 0 ? bufferOf(piece).indexOf(this.wanted) : -1;
    const at = this.#offset;
    this.#offset += piece.length;
    const latest = piece.length >= overlap ? bufferOf(piece) : Buffer.concat([this.#tail, piece]);
    this.#tail = Buffer.from(latest.subarray(Math.max(0, latest.length - overlap)));
    if (acrossAt >= 0) return seamAt + acrossAt;
    return insideAt >= 0 ? at + insideAt : undefined;
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
