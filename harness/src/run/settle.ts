import { isIdle } from '../program/proc-group';
import type { RunningProgram } from '../program/running-program';
import { SETTLE_MS } from './deadlines';

const LOOK_MS = 15;

/**
 * After a finding, lets a crash that is under way become complete, so that the report holds the
 * whole traceback and the exit code: waits until the program's end is told or all its threads sleep.
 */
export async function settle(program: RunningProgram): Promise<void> {
  const until = performance.now() + SETTLE_MS;
  let idleLooks = 0;
  while (!program.exit && idleLooks < 2 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const idle = isIdle(program.pid);
    idleLooks = idle === false ? 0 : idleLooks + 1;
  }
}
