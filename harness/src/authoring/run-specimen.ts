import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseFiles } from '../language/load-course';
import type { Graded } from '../run/grade-assignment';
import { hashOf, sha256 } from '../run/hashes';
import type { Specimen } from './specimens';

export interface ProofRun {
  root: string;
  /** Runs cases of an assignment, all or those named, against the program in a folder. */
  grade: (slug: string, dir: string, names?: readonly string[]) => Promise<Graded>;
  /** What the harness is, so that a cached run is of this one; undefined: no cache. */
  harnessHash: string | undefined;
  ran: (specimen: Specimen, cached: boolean) => void;
}

/** What is said of a program in its folder, and changes nothing in how it runs. */
const TOLD = /^(mutant\.yaml|golden\.txt|real\.yaml)$/;

/** Runs cases against a specimen, all or those named, or takes what the same inputs gave before. */
export async function runSpecimen(
  run: ProofRun,
  specimen: Specimen,
  names?: readonly string[],
): Promise<Graded> {
  const file = cacheFile(run, specimen, names);
  const cached = file === undefined ? undefined : read(file);
  const dir = join(run.root, specimen.folder);
  const graded = cached ?? (await run.grade(specimen.slug, dir, names));
  if (!cached && file !== undefined) write(file, graded);
  run.ran(specimen, cached !== undefined);
  return graded;
}

function cacheFile(
  { root, harnessHash }: ProofRun,
  specimen: Specimen,
  names: readonly string[] = [],
): string | undefined {
  if (harnessHash === undefined) return undefined;
  const cases = hashOf(caseFiles(root, specimen.slug));
  const key = sha256()
    .update(
      [
        harnessHash,
        process.version,
        process.platform,
        cases,
        hashOf([join(root, specimen.folder)], TOLD),
        ...names,
      ].join('\n'),
    )
    .digest('hex');
  return join(root, '.halfclose', 'proof', `${specimen.slug}-${key.slice(0, 32)}.json`);
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
