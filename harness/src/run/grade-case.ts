import type { Case } from '../model/case';
import type { FindingCode } from '../model/finding';
import type { CaseResult } from '../model/result';
import { attemptCase, type Attempted } from './attempt';
import { caseResult, verdictOf } from './case-result';
import type { Setting } from './setting';
import { missingNeed } from './needs';
import { readScript } from '../steps/script';
import type { Slots } from './slots';
import { BOOT_SLOT_MS } from './deadlines';

/** In bytes. */
const HEAVY = 1 << 20;

export interface CaseRun {
  setting: Omit<Setting, 'booted'>;
  boots: Slots;
  inFlight: Slots;
  /** For cases that move megabytes. */
  heavy: Slots;
  maxPoints: number;
  /** May a failure by timing alone, with this finding, be tried once more on a fresh process? */
  retries(code: FindingCode): boolean;
}

/** Runs a case to its verdict. Never throws: what goes wrong on our side is the verdict `error`. */
export async function gradeCase(theCase: Case, run: CaseRun): Promise<CaseResult> {
  const lacks = missingNeed(theCase.needs);
  if (lacks !== undefined) {
    return caseResult(theCase, run.maxPoints, { verdict: 'skipped', reason: lacks });
  }
  const lift = isHeavy(theCase) ? await run.heavy.take() : undefined;
  const free = await run.inFlight.take();
  try {
    const tries = [await attemptInSlot(theCase, run)];
    const finding = tries[0]!.attempt.finding;
    if (finding?.timing && run.retries(finding.code)) tries.push(await attemptInSlot(theCase, run));
    // The slot is free for the next case while what is left of this one is cleared away.
    free();
    lift?.();
    await Promise.all(tries.map((one) => one.cleared));
    const attempts = tries.map((one) => one.attempt);
    const { close } = tries.at(-1)!;
    return caseResult(theCase, run.maxPoints, {
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

async function attemptInSlot(theCase: Case, run: CaseRun): Promise<Attempted> {
  const booted = await run.boots.take();
  const timer = setTimeout(booted, BOOT_SLOT_MS);
  try {
    return await attemptCase(theCase, { ...run.setting, booted });
  } finally {
    clearTimeout(timer);
    booted();
  }
}

function isHeavy(theCase: Case): boolean {
  const { due, dueStdout } = readScript(theCase);
  return [...due.values()].reduce<number>((sum, one) => sum + (one ?? 0), dueStdout) > HEAVY;
}
