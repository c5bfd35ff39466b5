import { performance } from 'node:perf_hooks';
import { runQueueWaits } from '../program/proc-group';
import { CREDIT_FROM_MS } from './deadlines';

/**
 * How long the machine kept a program from being served since a step began: the largest growth of
 * run-queue wait of any one thread, plus the time that our own event loop was at work, for this
 * case or others. What the program itself sleeps or blocks while we are idle is not in it.
 */
export class Credit {
  readonly #waits: ReadonlyMap<string, number>;
  readonly #loop = performance.eventLoopUtilization();

  /** Taken once the step has lasted CREDIT_FROM_MS; all of that time may have been starvation. */
  constructor(readonly group: number) {
    this.#waits = runQueueWaits(group);
  }

  /** In ms. */
  get due(): number {
    let largest = 0;
    for (const [task, wait] of runQueueWaits(this.group)) {
      const before = this.#waits.get(task) ?? 0;
      // Of its wait before the first look, at most that time itself belongs to this step.
      largest = Math.max(largest, wait - before + Math.min(before, CREDIT_FROM_MS));
    }
    return largest + performance.eventLoopUtilization(this.#loop).active;
  }
}
