import type { Outcome } from '../model/seen';
import { found } from '../model/seen';
import type { RunningProgram } from '../program/running-program';
import type { Moment } from '../steps/session';
import type { Changes } from './changes';
import { Credit } from './credit';
import { MOST_CREDIT } from './deadlines';

export interface Waiting {
  /** In ms. */
  limit: number;
  /** What the whole case may still wait, in ms. */
  caseLeft: number;
  now: () => number;
  changes: Changes;
  program: () => RunningProgram | undefined;
  /** How many bytes have come and gone in the whole case beside those that are judged. */
  passed: () => number;
  /** Told when a deadline is put off. */
  credited: (ms: number) => void;
  /** Told when a stream has come so far that its wait begins anew. */
  wentOn: () => void;
}

/** In bytes. A stream that goes on is no hang: each stretch of it has a deadline of its own. */
export const STRETCH = 64 * 1024;
/** No case expects more: what still comes then may have no end. */
const MOST_STRETCHES = 1024;

/**
 * Asks `look` at every change until it answers. When the deadline expires, the time that the
 * machine took from the program is given back first; then `look` is asked with `final`.
 */
export async function waitFor(
  waiting: Waiting,
  look: (moment: Moment) => Outcome,
): Promise<Exclude<Outcome, { kind: 'wait' }>> {
  const { now, changes, limit } = waiting;
  let started = now();
  const budget = Math.min(limit, Math.max(0, waiting.caseLeft));
  let allowed = budget;
  let credit: Credit | undefined;
  let polled = false;
  let moved = 0;
  let passed = waiting.passed();
  let stretches = 0;
  const beginAnew = (): void => {
    stretches++;
    moved = 0;
    started = now();
    allowed = budget;
    credit = undefined;
    waiting.wentOn();
  };
  for (;;) {
    const before = passed;
    passed = waiting.passed();
    moved += Math.max(0, passed - before); // less, where a connection took another's name
    if (moved >= STRETCH && stretches < MOST_STRETCHES) beginAnew();
    const elapsedMs = now() - started;
    const program = waiting.program();
    if (elapsedMs >= allowed && !polled) {
      // A timer comes before the poll of its loop turn: what has arrived by now is read first.
      await new Promise(setImmediate);
      polled = true;
      continue;
    }
    if (elapsedMs >= allowed && credit) {
      const granted = Math.min(credit.due(allowed - budget), MOST_CREDIT * limit);
      if (budget + granted > allowed + 1) {
        waiting.credited(budget + granted - allowed);
        allowed = budget + granted;
        polled = false;
      }
    }
    const final = elapsedMs >= allowed;
    if (program?.flooded) {
      return answer(found(flood(program)));
    }
    const outcome = look({ elapsedMs, final });
    if (outcome.kind !== 'wait') return outcome;
    if (final) throw new Error('a judge must not wait when nothing more will come');
    moved += outcome.consumed;
    if (moved >= STRETCH && stretches < MOST_STRETCHES) beginAnew();
    if (program) credit ??= new Credit(program.pid);
    const until = (outcome.until ?? Infinity) - elapsedMs;
    const nap = Math.min(allowed - elapsedMs, Math.max(until, 0));
    await changes.next(Math.max(0, Math.ceil(nap)));
  }
}

function answer(outcome: Outcome): Exclude<Outcome, { kind: 'wait' }> {
  return outcome as Exclude<Outcome, { kind: 'wait' }>;
}

function flood(program: RunningProgram): Parameters<typeof found>[0] {
  const { flooded, options } = program;
  return { code: 'output.flood', limit: options.outputCap, stream: flooded ?? 'stdout' };
}
