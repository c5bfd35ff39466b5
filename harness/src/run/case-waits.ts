import type { Step } from '../model/case';
import type { Outcome } from '../model/seen';
import type { RunningProgram } from '../program/running-program';
import type { Moment } from '../steps/session';
import { Changes } from './changes';
import { DEADLINES, SOON_MS } from './deadlines';
import type { Recorder } from './recorder';
import { STRETCH, waitFor } from './wait';

/** What waiting needs of its case. */
interface Waiter {
  readonly program: RunningProgram | undefined;
  readonly recorder: Recorder;
  readonly connections: { readonly taken: number; readonly served: number };
}

/** A client that follows redirects goes on as well; after so many nobody does it for a reason. */
const MOST_SERVED = 50;

/** In bytes: what was sent, what was printed, and a stretch for each client answered in passing. */
function passedBy({ connections, program }: Waiter): number {
  const served = Math.min(connections.served, MOST_SERVED);
  return connections.taken + (program?.printed ?? 0) + served * STRETCH;
}

/** The waits of one case: each has its own deadline, and all together have the case's. */
export class CaseWaits {
  readonly #started = performance.now();
  readonly #changes = new Changes();
  readonly changed = this.#changes.announce;
  /** How long steps have made us wait beyond SOON_MS, in all; waits side by side count once. */
  #waited = 0;
  #countedUntil = 0;

  constructor(readonly waiter: Waiter) {}

  /** Milliseconds since the case began. */
  now(): number {
    return performance.now() - this.#started;
  }

  /** Lets `ms` pass, unless it is `over` before. */
  async pause(ms: number, over: () => boolean): Promise<void> {
    const until = this.now() + ms;
    for (let left = ms; left > 0 && !over(); left = until - this.now()) {
      await this.#changes.next(Math.ceil(left));
    }
  }

  /** Asks `look` again whenever something changes, until it answers or the deadline is over. */
  async wait(step: Step, look: (moment: Moment) => Outcome): Promise<Outcome> {
    let began = this.now();
    let free = SOON_MS;
    const outcome = await waitFor(
      {
        limit: step.within ?? DEADLINES.step,
        caseLeft: DEADLINES.case - this.#waited,
        now: () => this.now(),
        changes: this.#changes,
        program: () => this.waiter.program,
        passed: () => passedBy(this.waiter),
        credited: (ms) => {
          free += ms;
          this.waiter.recorder.credited(ms);
        },
        // What has come in time is no hang, however much of it there is.
        wentOn: () => {
          began = this.now();
          free = SOON_MS;
        },
      },
      look,
    );
    const ended = this.now();
    this.#waited += Math.max(0, ended - Math.max(began + free, this.#countedUntil));
    this.#countedUntil = ended;
    return outcome;
  }
}
