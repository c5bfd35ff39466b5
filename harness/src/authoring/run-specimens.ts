import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCases } from '../language/load-course';
import type { Assignment } from '../model/assignment';
import type { Case } from '../model/case';
import { gradeAssignment, type Bench, type Graded } from '../run/grade-assignment';
import { hashOf } from '../run/hashes';
import type { Specimen } from './specimens';

export interface ProofRun {
  root: string;
  bench: Bench;
  assignment: Assignment;
  cases: readonly Case[];
  /** What the harness is, so that a cached run is of this one; undefined: no cache. */
  harnessHash: string | undefined;
  ran(specimen: Specimen, graded: Graded, cached: boolean): void;
}

/** Runs every case against every specimen, or takes what the same inputs gave before. */
export async function runSpecimens(
  run: ProofRun,
  specimens: readonly Specimen[],
): Promise<Map<Specimen, Graded>> {
  const graded = new Map<Specimen, Graded>();
  await Promise.all(
    specimens.map(async (specimen) => {
      const file = cacheFile(run, specimen);
      const cached = file === undefined ? undefined : read(file);
      const result = cached ?? (await runSpecimen(run, specimen));
      if (!cached && file !== undefined) write(file, result);
      graded.set(specimen, result);
      run.ran(specimen, result, cached !== undefined);
    }),
  );
  return graded;
}

function runSpecimen(run: ProofRun, specimen: Specimen): Promise<Graded> {
  const { assignment, cases } = run;
  const submission = { assignment, cases, allCases: cases, dir: join(run.root, specimen.folder) };
  return gradeAssignment(submission, run.bench, { blocking: false, judged: () => undefined });
}

function cacheFile(
  { root, harnessHash, assignment }: ProofRun,
  specimen: Specimen,
): string | undefined {
  if (harnessHash === undefined) return undefined;
  const cases = hashOf([join(root, assignment.file), ...caseFiles(root, assignment.slug)]);
  const key = createHash('sha256')
    .update(
      [
        harnessHash,
        process.version,
        process.platform,
        cases,
        hashOf([join(root, specimen.folder)]),
      ].join('\n'),
    )
    .digest('hex');
  return join(root, '.halfclose', 'proof', `${specimen.slug}-${key.slice(0, 32)}.json`);
}

function caseFiles(root: string, slug: string): string[] {
  const folder = join(root, 'fixtures', slug);
  const names = listCases(root, slug).map((name) => `${name}.yaml`);
  return [join(folder, 'payloads'), ...names.map((name) => join(folder, name))];
}

function read(file: string): Graded | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Graded;
  } catch {
    return undefined;
  }
}

function write(file: string, graded: Graded): void {
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify(graded));
  } catch {
    // A cache that can't be written costs only time.
  }
}
