import type { Step } from '../model/case';
import { MET } from '../model/seen';
import { verbNamed } from '../steps/index';
import type { StepOutcome } from '../steps/step-outcome';
import type { CaseSession } from './case-session';

/** Runs steps one after another; a finding ends them and names the step that found it. */
export async function runSteps(session: CaseSession, steps: readonly Step[]): Promise<StepOutcome> {
  let strict = true;
  for (const step of steps) {
    if (session.over) break;
    session.enter(step);
    const outcome = await verbNamed(step.verb).run(session, step.value, step);
    if (outcome.kind === 'finding') return { step: step.number, ...outcome };
    strict &&= outcome.strict;
    session.closeFinished(step);
  }
  return { ...MET, strict } as StepOutcome;
}

/** Runs lists of steps side by side. The first finding is the one that counts, and ends the others. */
export async function runBranches(
  session: CaseSession,
  branches: readonly (readonly Step[])[],
): Promise<StepOutcome> {
  const outcomes: StepOutcome[] = [];
  await Promise.all(
    branches.map(async (steps) => {
      const outcome = await runSteps(session, steps);
      outcomes.push(outcome);
      if (outcome.kind === 'finding') session.giveUp();
    }),
  );
  const found = outcomes.find((outcome) => outcome.kind === 'finding');
  const strict = outcomes.every((outcome) => outcome.kind === 'met' && outcome.strict);
  return found ?? ({ ...MET, strict } as StepOutcome);
}
