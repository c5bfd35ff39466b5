import { findStrays } from './sweep';

const ROUND_MS = 100;

/**
 * Sweeps for many boxes at once: looking through /proc costs milliseconds, so boxes that end
 * within a tenth of a second share one look.
 */
export class SweepRounds {
  #round: Promise<Map<string, number[]>> | undefined;

  constructor(
    readonly token: string,
    readonly folder: string,
  ) {}

  /** Kills what is left of a box whose group is dead. */
  async sweep(box: string): Promise<number[]> {
    this.#round ??= this.#next();
    const left = await this.#round;
    return left.get(box) ?? [];
  }

  #next(): Promise<Map<string, number[]>> {
    return new Promise((resolve) => {
      setTimeout(() => {
        this.#round = undefined;
        resolve(this.#look());
      }, ROUND_MS);
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
