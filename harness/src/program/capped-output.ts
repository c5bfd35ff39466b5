/** The head and the tail of what a build prints; of a flood only the middle is lost. */
export class CappedOutput {
  length = 0;
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  readonly #half: number;

  constructor(cap: number) {
    this.#half = Math.floor(cap / 2);
  }

  push(chunk: Buffer): void {
    this.length += chunk.length;
    const fits = Math.min(chunk.length, this.#half - this.#head.length);
    if (fits > 0) this.#head = Buffer.concat([this.#head, chunk.subarray(0, fits)]);
    if (fits === chunk.length) return;
    const rest = Buffer.concat([this.#tail, chunk.subarray(fits)]);
    this.#tail = Buffer.from(rest.subarray(Math.max(0, rest.length - this.#half)));
  }

  /** `hide` is a folder of ours, whose files are shown by their own names. */
  text(hide: string): string {
    const lost = this.length - this.#head.length - this.#tail.length;
    const whole =
      lost === 0
        ? Buffer.concat([this.#head, this.#tail]).toString('utf8')
        : `${this.#head.toString('utf8')}\n[... ${lost} bytes ...]\n${this.#tail.toString('utf8')}`;
    return whole.replaceAll(`${hide}/`, '').replaceAll(hide, '.');
  }
}
