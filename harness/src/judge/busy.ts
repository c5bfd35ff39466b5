import { found, MET, type Outcome } from '../model/seen';

type Times = ReadonlyMap<string, { onCore: number; waited: number }>;

/**
 * A thread that asks again and again runs all the time, or waits for a core to run on; on a loaded
 * machine the second is the most of it. Between the two lies nothing that a program does by mistake.
 */
const MOST = 0.5;

/** Was any one thread busy, though nothing was asked of the program? */
export function judgeBusy(before: Times, after: Times, ofMs: number): Outcome {
  let busyMs = 0;
  for (const [thread, { onCore, waited }] of after) {
    const then = before.get(thread) ?? { onCore: 0, waited: 0 };
    busyMs = Math.max(busyMs, onCore - then.onCore + waited - then.waited);
  }
  if (busyMs <= MOST * ofMs) return MET;
  return found({ code: 'cpu.busy', busyMs: Math.round(busyMs), ofMs: Math.round(ofMs) });
}
