import { runQueueWaits } from '../program/proc-group';
import { CREDIT_FROM_MS } from './deadlines';
import { loopLag } from './loop-lag';

/**
 * How long the machine kept a program from running since a step began: the largest growth of
 * run-queue wait of any one thread, plus the lag of our own event loop. What the program itself
 * sleeps or blocks is not in it.
 */
export class Credit {
  readonly #waits: ReadonlyMap<string, number>;
  readonly #lag: number;

  /** Taken once the step has lasted CREDIT_FROM_MS; all of that time may have been starvation. */
  constructor(readonly group: number) {
    this.#waits = runQueueWaits(group);
    this.#lag = loopLag();
  }

  /** In ms. */
  get due(): number {
    let largest = 0;
    for (const [task, wait] of runQueueWaits(this.group)) {
      const before = this.#waits.get(task);
      // Of its wait before the first look, at most that time itself belongs to this step.
      const early = Math.min(before ?? 0, CREDIT_FROM_MS);
      largest = Math.max(largest, wait - (before ?? 0) + early);
    }
    return largest + loopLag() - this.#lag;
  }
}
