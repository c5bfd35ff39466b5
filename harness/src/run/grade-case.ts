import type { Case } from '../model/case';
import type { CaseResult } from '../model/result';
import type { CaseRun } from './case-run';
import { caseResult, verdictOf } from './case-result';
import { missingNeed } from './needs';
import { readScript } from '../steps/script';
import { tryAll } from './tries';

/** In bytes. */
const HEAVY = 1 << 20;

/** Runs a case to its verdict. Never throws: what goes wrong on our side is the verdict `error`. */
export async function gradeCase(theCase: Case, run: CaseRun): Promise<CaseResult> {
  const lacks = missingNeed(theCase.needs);
  if (lacks !== undefined) {
    return caseResult(theCase, run.maxPoints, { verdict: 'skipped', reason: lacks });
  }
  const lift = isHeavy(theCase) ? await run.heavy.take() : undefined;
  const free = await run.inFlight.take();
  try {
    const { tries, theCase: asRun } = await tryAll(theCase, run);
    // The slot is free for the next case while what is left of this one is cleared away.
    free();
    lift?.();
    await Promise.all(tries.map((one) => one.cleared));
    const attempts = tries.map((one) => one.attempt);
    const { close } = tries.at(-1)!;
    return caseResult(asRun, run.maxPoints, {
      verdict: verdictOf(attempts),
      attempts,
      ...(close ? { close } : {}),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return caseResult(theCase, run.maxPoints, { verdict: 'error', reason });
  } finally {
    free();
    lift?.();
  }
}

function isHeavy(theCase: Case): boolean {
  const { moves, dueStdout } = readScript(theCase);
  return moves + dueStdout > HEAVY;
}
