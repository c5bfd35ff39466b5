import { SYMPTOMS, symptomOf } from '../diagnose/index';
import { isGood } from '../model/verdict';
import type { Proof } from './prove';

/** A hint is shown only if a mutant has shown that it comes, and no right program that it does. */
export function symptomProblems(proofs: readonly Proof[]): string[] {
  const seen = new Set<string>();
  for (const { assignment, mutants, graded } of proofs) {
    for (const specimen of mutants.keys()) {
      for (const { verdict, attempts } of graded.get(specimen)?.cases ?? []) {
        const [attempt] = attempts;
        if (isGood(verdict) || !attempt?.finding) continue;
        const { role } = assignment;
        const symptom = symptomOf({ finding: attempt.finding, attempt, role });
        if (symptom) seen.add(symptom.id);
      }
    }
  }
  return SYMPTOMS.filter(({ id }) => !seen.has(id)).map(
    ({ id }) => `harness/src/diagnose: no mutant shows the symptom "${id}"`,
  );
}
