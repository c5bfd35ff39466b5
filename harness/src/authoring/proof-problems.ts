import type { Case } from '../model/case';
import type { CaseResult } from '../model/result';
import { isGood } from '../model/verdict';
import type { Mutant } from './mutant';
import type { Specimen } from './specimens';

/** What of the proof does not hold: who, at which case, and in what way. */
export interface ProofProblem {
  specimen: string;
  caseId?: string;
  message: string;
}

/** A reference passes every case; an accepted program every MUST. */
export function unsound(specimen: Specimen, results: readonly CaseResult[]): ProofProblem[] {
  return results
    .filter((result) => specimen.kind === 'reference' || result.level === 'must')
    .filter(
      ({ verdict }) => !(isGood(verdict) || verdict === 'skipped') || verdict === 'inconsistent',
    )
    .map((result) => ({
      specimen: specimen.folder,
      caseId: result.id,
      message: `a right program is judged ${result.verdict}${because(result)}`,
    }));
}

/** A mutant fails every case that it says, and for the reason that it says. */
export function unkilled(
  specimen: Specimen,
  mutant: Mutant,
  results: readonly CaseResult[],
): ProofProblem[] {
  return Object.entries(mutant.fails).flatMap(([name, codes]) => {
    const id = `${specimen.slug}/${name}`;
    const result = results.find((one) => one.id === id);
    const problem = { specimen: specimen.folder, caseId: id };
    if (!result || result.verdict === 'skipped') return [];
    if (result.verdict !== 'fail' || !result.finding) {
      return [{ ...problem, message: `must fail, and is judged ${result.verdict}` }];
    }
    if (codes.includes(result.finding.code)) return [];
    return [
      { ...problem, message: `fails with ${result.finding.code}, not ${codes.join(' or ')}` },
    ];
  });
}

/** A case that no mutant is said to fail has not been shown to be able to fail. */
export function unproven(cases: readonly Case[], mutants: readonly Mutant[]): ProofProblem[] {
  const killed = new Set(mutants.flatMap((mutant) => Object.keys(mutant.fails)));
  return cases
    .filter((theCase) => !killed.has(theCase.name))
    .map((theCase) => ({
      specimen: `fixtures/${theCase.slug}`,
      caseId: theCase.id,
      message: 'no mutant fails this case: nobody has shown that it can fail',
    }));
}

function because({ finding, reason }: CaseResult): string {
  if (finding) return ` (${finding.code})`;
  return reason === undefined ? '' : ` (${reason})`;
}
