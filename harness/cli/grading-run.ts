import { tmpdir } from 'node:os';
import type { Isolation } from '../src/isolation/box';
import { openPlain } from '../src/isolation/plain';
import type { AssignmentResult, CaseResult, Result } from '../src/model/result';
import { grade } from '../src/run/grade';
import { Grading, type Target } from '../src/run/grading';
import { NotWritten } from '../src/run/not-written';
import type { ResultFile } from '../src/run/result-file';
import { ownFolder } from './result-path';
import { version } from './version';

export interface GradingRun {
  root: string;
  targets: readonly Target[];
  /** Holds the result, at every moment as far as it has come. */
  file: ResultFile;
  isolation: Isolation;
  jobs?: number;
  /** Told of every case when it is judged. */
  judged(assignment: AssignmentResult, result: CaseResult): void;
  /** Ends the grading before its time when it resolves. */
  stopped: Promise<unknown>;
}

/**
 * Does `work` with a place for programs. Whatever happens to us, none is left running, and nothing
 * is left of that place, of the file's drafts and of `scratch`.
 */
export async function inIsolation<T>(
  { partial }: ResultFile,
  scratch: readonly string[],
  work: (isolation: Isolation) => Promise<T>,
): Promise<T> {
  const isolation = openHere(partial === undefined ? scratch : [...scratch, partial]);
  try {
    return await work(isolation);
  } finally {
    await isolation.close();
  }
}

function openHere(removed: readonly string[]): Isolation {
  try {
    return openPlain(removed);
  } catch (error) {
    throw new NotWritten(`Programs can't be put into ${tmpdir()}`, error);
  }
}

/** Grades, keeping the result file in step. */
export async function runGrading(run: GradingRun): Promise<Result> {
  const { root, file, isolation } = run;
  const origin = { root, version: version(root), startedAt: new Date(), isolation };
  const grading = new Grading(run.targets, origin);
  file.update(() => grading.result);
  const cacheDir = ownFolder(root);
  const graded = grade(grading, {
    isolation,
    ...(cacheDir === undefined ? {} : { cacheDir }),
    blocking: true,
    ...(run.jobs === undefined ? {} : { jobs: run.jobs }),
    judged: (slug, result) => {
      file.update(() => grading.result);
      const assignment = grading.result.assignments.find((one) => one.slug === slug);
      if (assignment) run.judged(assignment, result);
    },
  });
  try {
    await Promise.race([graded.catch(failInNextTurn), run.stopped]);
  } catch (error) {
    if (!(error instanceof NotWritten)) await file.finish(grading.result);
    throw error;
  }
  grading.cutShort();
  await file.finish(grading.result);
  return grading.result;
}

/** A Ctrl-C ends mkfifo or esbuild as well, and we may see that before we are told of it. */
async function failInNextTurn(error: unknown): Promise<never> {
  await new Promise((resolve) => setImmediate(resolve));
  throw error;
}
