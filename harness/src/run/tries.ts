import type { Case } from '../model/case';
import type { Verdict } from '../model/verdict';
import { variationsOf, type Varied } from '../steps/segmentation';
import { attemptCase, type Attempted } from './attempt';
import type { CaseRun } from './case-run';
import { verdictOf } from './case-result';
import { BOOT_SLOT_MS } from './deadlines';

/** What chance decides shows in one of so many. */
const UNFROZEN_RUNS = 10;

export interface Tried extends Varied {
  tries: Attempted[];
}

/** The later in this list, the more a run of a sweep says of the whole. */
const TELLING: readonly Verdict[] = ['pass', 'non-strict', 'inconsistent', 'fail'];

/** Runs a case, or every run of its sweep up to the first that fails; the one that decides. */
export async function tryAll(theCase: Case, run: CaseRun): Promise<Tried> {
  let decisive: Tried | undefined;
  for (const varied of variationsOf(theCase)) {
    const tried = { ...varied, tries: await tryOnce(varied, run) };
    if (!decisive || weight(tried) > weight(decisive)) decisive = tried;
    if (tried.tries.at(-1)!.attempt.finding) break;
  }
  return decisive!;
}

function weight({ tries }: Tried): number {
  return TELLING.indexOf(verdictOf(tries.map(({ attempt }) => attempt)));
}

/** A failure by timing alone is tried once more on a fresh process. */
async function tryOnce({ theCase, variation }: Varied, run: CaseRun): Promise<Attempted[]> {
  const tries = [await attemptToJudge(theCase, run)];
  const finding = tries[0]!.attempt.finding;
  if (finding?.timing && run.retries(finding.code)) tries.push(await attemptToJudge(theCase, run));
  if (variation) for (const { attempt } of tries) attempt.variation = variation;
  return tries;
}

/**
 * A stop is seen by some programs: where it can not be done, or killed the program, runs without
 * it decide, and each of them must pass.
 */
async function attemptToJudge(theCase: Case, run: CaseRun): Promise<Attempted> {
  const first = await attemptInSlot(theCase, run, true);
  const { exit, finding } = first.attempt;
  const noticed = first.froze === 'yes' && finding !== undefined && exit?.by === 'self';
  if (first.froze !== 'not-possible' && !noticed) return first;
  await first.cleared;
  let last = noticed ? await attemptInSlot(theCase, run, false) : first;
  for (let more = 1; more < UNFROZEN_RUNS && !last.attempt.finding; more++) {
    await last.cleared;
    last = await attemptInSlot(theCase, run, false);
  }
  return last;
}

async function attemptInSlot(theCase: Case, run: CaseRun, mayFreeze: boolean): Promise<Attempted> {
  const booted = await run.boots.take();
  const timer = setTimeout(booted, BOOT_SLOT_MS);
  try {
    return await attemptCase(theCase, { ...run.setting, mayFreeze, booted });
  } finally {
    clearTimeout(timer);
    booted();
  }
}
