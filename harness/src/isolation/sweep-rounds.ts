import { findStrays } from './sweep';

const ROUND_MS = 100;

/**
 * Sweeps for many boxes at once: looking through /proc costs milliseconds, so boxes that end
 * within a tenth of a second share one look. Where no other is to end soon, nobody waits for it.
 */
export class SweepRounds {
  #round: Promise<Map<string, number[]>> | undefined;
  #begin: () => void = () => undefined;

  constructor(
    readonly token: string,
    readonly folder: string,
  ) {}

  /**
   * Finds what is left of a box whose group is dead.
   * @param now is true if nothing runs in any other box.
   */
  async sweep(box: string, now: boolean): Promise<number[]> {
    this.#round ??= this.#next();
    const round = this.#round;
    if (now) this.#begin();
    return (await round).get(box) ?? [];
  }

  #next(): Promise<Map<string, number[]>> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#begin();
      }, ROUND_MS);
      this.#begin = () => {
        clearTimeout(timer);
        this.#round = undefined;
        this.#begin = () => undefined;
        resolve(this.#look());
      };
    });
  }

  #look(): Map<string, number[]> {
    const byBox = new Map<string, number[]>();
    for (const { pid, box } of findStrays(this.token, this.folder)) {
      byBox.set(box, [...(byBox.get(box) ?? []), pid]);
    }
    return byBox;
  }
}
