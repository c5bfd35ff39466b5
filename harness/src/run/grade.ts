import type { Isolation } from '../isolation/box';
import type { CaseResult, Result } from '../model/result';
import { PortLease } from '../net/ports';
import { gradeAssignment, type Bench } from './grade-assignment';
import type { Grading } from './grading';
import { BOOTS, HEAVY_AT_ONCE, IN_FLIGHT, Slots } from './slots';

export interface GradeRun {
  isolation: Isolation;
  blocking: boolean;
  /** How many programs may boot at once; without it, cores + 1. */
  jobs?: number;
  cacheDir?: string;
  judged?(slug: string, result: CaseResult): void;
}

/** Grades every target, all at once within the limits of the machine. */
export async function grade(grading: Grading, run: GradeRun): Promise<Result> {
  const bench: Bench = {
    isolation: run.isolation,
    ports: new PortLease(),
    boots: new Slots(run.jobs ?? BOOTS),
    inFlight: new Slots(IN_FLIGHT),
    heavy: new Slots(HEAVY_AT_ONCE),
    ...(run.cacheDir === undefined ? {} : { cacheDir: run.cacheDir }),
  };
  await Promise.all(
    grading.targets.map(async (target) => {
      const { slug } = target.assignment;
      const graded = await gradeAssignment(target, bench, {
        blocking: run.blocking,
        judged: (result) => {
          if (grading.judged(slug, result)) run.judged?.(slug, result);
        },
      });
      grading.finished(slug, graded);
    }),
  );
  grading.complete();
  return grading.result;
}
