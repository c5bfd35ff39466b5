import { deathSignal } from '../model/exit';
import { found, MET, WAIT, type Outcome, type Seen } from '../model/seen';

export type ExpectedExit = number | 'failure' | 'any';

/**
 * Has the program ended by itself, with the exit code that is due? `any` allows for the signals
 * that the case has sent as well.
 */
export function judgeExit(
  expected: ExpectedExit,
  seen: Seen,
  signalled: ReadonlySet<string> = new Set(),
): Outcome {
  const { exit } = seen;
  if (!exit) return seen.final ? found({ code: 'exit.missing', expected }, true) : WAIT;
  if (exit.by !== 'self') return found({ code: 'exit.missing', expected, exit });
  const death = deathSignal(exit);
  if (expected === 'any' && death !== undefined && signalled.has(death)) return MET;
  // A crash is never the clean failure that a case may ask for.
  if (death !== undefined) return found({ code: 'exit.signal', expected, exit });
  const right =
    expected === 'any' || (expected === 'failure' ? exit.code !== 0 : exit.code === expected);
  return right ? MET : found({ code: 'exit.code', expected, exit });
}
