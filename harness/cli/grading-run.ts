import { openPlain } from '../src/isolation/plain';
import type { AssignmentResult, CaseResult, Result } from '../src/model/result';
import { grade } from '../src/run/grade';
import { Grading, type Target } from '../src/run/grading';
import { ResultFile } from '../src/run/result-file';
import { ownFolder } from './result-path';
import { version } from './version';

export interface GradingRun {
  root: string;
  targets: readonly Target[];
  /** The file that holds the result, at every moment as far as it has come. */
  resultPath: string;
  jobs?: number;
  /** Told of every case when it is judged. */
  judged(assignment: AssignmentResult, result: CaseResult): void;
  /** Ends the grading before its time when it resolves. */
  stopped: Promise<void>;
}

/** Grades, keeping the result file in step; whatever happens, no program is left running. */
export async function runGrading(run: GradingRun): Promise<Result> {
  const isolation = openPlain();
  try {
    const origin = { root: run.root, version: version(run.root), startedAt: new Date(), isolation };
    const grading = new Grading(run.targets, origin);
    const file = new ResultFile(run.resultPath);
    file.finish(grading.result);
    const cacheDir = ownFolder(run.root);
    const graded = grade(grading, {
      isolation,
      ...(cacheDir === undefined ? {} : { cacheDir }),
      blocking: true,
      ...(run.jobs === undefined ? {} : { jobs: run.jobs }),
      judged: (slug, result) => {
        file.update(grading.result);
        const assignment = grading.result.assignments.find((one) => one.slug === slug);
        if (assignment) run.judged(assignment, result);
      },
    });
    await Promise.race([graded, run.stopped]);
    file.finish(grading.result);
    return grading.result;
  } finally {
    await isolation.close();
  }
}

/** Resolves at Ctrl-C or at a request to end. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}
