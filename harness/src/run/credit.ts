import { performance } from 'node:perf_hooks';
import { groupMembers } from '../program/group-members';
import { isRunnable, threadTimes, timesOf, type ThreadTimes } from '../program/proc-group';

/** A thread that waits for a core right now is given this much at a time, in ms. */
const STINT_MS = 50;
const NEW: ThreadTimes = { onCore: 0, waited: 0 };

/**
 * How long the machine kept a program from being served since a step began: the largest growth of
 * run-queue wait of any one thread, plus the time that our own event loop was at work, for this
 * case or others, or had work and no core. What the program itself sleeps or blocks while we are
 * idle is not in it.
 */
export class Credit {
  readonly #started = performance.now();
  readonly #loop = performance.eventLoopUtilization();
  readonly #first: ReadonlyMap<string, ThreadTimes>;
  #last: ReadonlyMap<string, ThreadTimes>;
  #lastLook = this.#started;
  readonly #ownWait = ownWait();
  #lag: number | undefined;

  /**
   * Taken when a step begins to wait. Knows the leader alone: to find the other processes of its
   * group takes a look through all of /proc.
   */
  constructor(readonly group: number) {
    this.#first = this.#last = threadTimes([group]);
  }

  /** In ms, of a step that has been given `granted` already. */
  due(granted: number): number {
    const now = performance.now();
    const sinceLook = now - this.#lastLook;
    const times = threadTimes(groupMembers(this.group));
    let largest = 0;
    let starving = false;
    for (const [thread, { onCore, waited }] of times) {
      const before = this.#first.get(thread) ?? NEW;
      largest = Math.max(largest, Math.min(waited - before.waited, now - this.#started));
      // The kernel counts a wait when it is over: one that lasts is seen by the lack of core time.
      const ran = onCore - (this.#last.get(thread) ?? NEW).onCore;
      starving ||= ran < sinceLook / 2 && isRunnable(thread);
    }
    this.#last = times;
    this.#lastLook = now;
    // Once: to ask is work as well, and each asking would put off the deadlines of all others.
    this.#lag ??= performance.eventLoopUtilization(this.#loop).active + ownWait() - this.#ownWait;
    const measured = largest + this.#lag;
    return starving ? Math.max(measured, granted + STINT_MS) : measured;
  }
}

/** Of the thread of our event loop, in ms: woken for an event, it may have to wait for a core. */
function ownWait(): number {
  return timesOf(`${process.pid}/task/${process.pid}`)?.waited ?? 0;
}
