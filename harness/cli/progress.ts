import type { Screen } from './screen';

/** One line on a terminal that counts the judged cases; nothing elsewhere. */
export class Progress {
  #judged = 0;
  #shown = false;

  constructor(
    readonly screen: Screen,
    readonly total: number,
    readonly stream: NodeJS.WriteStream,
  ) {}

  step(name: string): void {
    this.#judged++;
    if (!this.screen.live) return;
    const count = this.total > 0 ? `${this.#judged} of ${this.total}` : String(this.#judged);
    const line = `  ${count} judged   ${name}`;
    this.stream.write(`\r\x1b[2K${line.slice(0, this.screen.width - 1)}`);
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.stream.write('\r\x1b[2K');
    this.#shown = false;
  }
}
