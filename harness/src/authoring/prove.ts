import type { Assignment } from '../model/assignment';
import type { Case } from '../model/case';
import { loadAssignment, loadCases } from '../language/load-course';
import type { Graded } from '../run/grade-assignment';
import type { Slots } from '../run/slots';
import { VERBS } from '../steps/index';
import { goldenDrift, goldenFile, goldenText, writeGolden } from './golden';
import { knownFailures } from './known-failures';
import { loadMutant, type Mutant } from './mutant';
import { unkilled, unproven, unsound, type ProofProblem } from './proof-problems';
import { runSpecimen, type ProofRun } from './run-specimen';
import { listSpecimens, type Specimen } from './specimens';

export interface Proof {
  assignment: Assignment;
  cases: Case[];
  specimens: Specimen[];
  mutants: Map<Specimen, Mutant>;
  graded: Map<Specimen, Graded>;
  problems: ProofProblem[];
  /** Verdicts and files that were compared with what they must be. */
  checked: number;
}

export interface ProveOptions extends ProofRun {
  /** Programs with constants meet each other on one port: one of them at a time. */
  alone: Slots;
  /** Writes goldens instead of comparing them. */
  write: boolean;
  /** Runs mutants against every case, not only against those that they are known to fail. */
  whole: boolean;
  /** Only specimens whose name holds this. */
  only?: string;
}

/** Shows that the cases of one assignment pass right programs and fail wrong ones. */
export async function prove(slug: string, options: ProveOptions): Promise<Proof> {
  const { root, only = '' } = options;
  const assignment = loadAssignment(root, slug);
  const cases = loadCases(root, slug, VERBS);
  const specimens = listSpecimens(root, slug).filter(({ name }) => name.includes(only));
  const names = cases.map(({ name }) => name);
  const mutants = new Map(
    specimens
      .filter(({ kind }) => kind === 'mutant')
      .map((specimen) => [specimen, loadMutant(root, specimen.folder, names)]),
  );
  const graded = new Map(
    await Promise.all(
      specimens.map(async (specimen) => {
        const mutant = mutants.get(specimen);
        const done = mutant?.alone ? await options.alone.take() : undefined;
        const some =
          mutant && !options.whole ? knownFailures(root, specimen, mutant, cases) : undefined;
        try {
          return [specimen, await runSpecimen(options, specimen, some)] as const;
        } finally {
          done?.();
        }
      }),
    ),
  );
  const problems = only === '' ? unproven(cases, [...mutants.values()]) : [];
  const bootCase = cases[0]?.name ?? '';
  let checked = cases.length;
  for (const specimen of specimens) {
    const results = graded.get(specimen)?.cases ?? [];
    const mutant = mutants.get(specimen);
    if (mutant) {
      problems.push(...unkilled(specimen, mutant, results));
      problems.push(
        ...compareGolden(options, assignment, specimen, mutant, graded.get(specimen), bootCase),
      );
      checked += Object.keys(mutant.fails).length + 1;
    } else {
      problems.push(...unsound(specimen, results));
      checked += results.length;
    }
  }
  return { assignment, cases, specimens, mutants, graded, problems, checked };
}

function compareGolden(
  { root, write }: ProveOptions,
  assignment: Assignment,
  specimen: Specimen,
  mutant: Mutant,
  graded: Graded | undefined,
  bootCase: string,
): ProofProblem[] {
  const file = goldenFile(root, specimen);
  const text = goldenText(assignment, mutant, graded?.cases ?? [], bootCase);
  const drift = goldenDrift(file, text);
  if (drift === '') return [];
  if (write) {
    writeGolden(file, text);
    return [];
  }
  return [{ specimen: specimen.folder, message: `golden.txt differs:\n${drift}` }];
}
