import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssignment } from '../language/load-course';
import type { CaseResult } from '../model/result';
import { resolver } from '../program/toolchains/resolve';
import { realProblems } from './real-problems';
import { loadRealPrograms, type RealProgram } from './real-program';
import { realTable, type RealRun } from './real-table';
import { runSpecimen, type ProofRun } from './run-specimen';
import type { Specimen } from './specimens';

export const REAL_DOCUMENT = 'docs/real-programs.md';

export interface Survey {
  /** What docs/real-programs.md must hold. */
  text: string;
  problems: string[];
  /** Programs that were left out, each with the command that is missing. */
  leftOut: string[];
  /** Cases that were judged. */
  checked: number;
}

/** Grades every program of fixtures/real for each of its assignments. */
export async function surveyReal(run: ProofRun): Promise<Survey> {
  const { root } = run;
  const programs = loadRealPrograms(root);
  const assignments = [...new Set(programs.flatMap((one) => one.assignments))]
    .map((slug) => loadAssignment(root, slug))
    .sort((a, b) => a.order - b.order);
  const resolve = resolver();
  const leftOut: string[] = [];
  const runs = await Promise.all(
    programs.map(async (program): Promise<RealRun> => {
      const found = await Promise.all(program.needs.map(resolve));
      const missing = program.needs.filter((_, index) => found[index] === undefined);
      if (missing.length === 0) return { program, results: await grade(program, run) };
      leftOut.push(`${program.folder} is left out: there is no ${missing.join(' and no ')} here`);
      return { program };
    }),
  );
  const file = join(root, REAL_DOCUMENT);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    text: realTable(
      runs,
      assignments.map(({ slug }) => slug),
      before,
    ),
    problems: runs.flatMap(({ program, results }) => realProblems(program, results ?? [])),
    leftOut: leftOut.sort(),
    checked: runs.reduce((sum, { results = [] }) => sum + results.length, 0),
  };
}

async function grade(
  { name, folder, assignments }: RealProgram,
  run: ProofRun,
): Promise<CaseResult[]> {
  const graded = await Promise.all(
    assignments.map(async (slug) => {
      const specimen: Specimen = { kind: 'real', name, slug, folder };
      return (await runSpecimen(run, specimen)).cases;
    }),
  );
  return graded.flat();
}
