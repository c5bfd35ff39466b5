import type { Isolation } from '../isolation/box';
import type { AssignmentResult, CaseResult, Result } from '../model/result';
import { caseResult } from './case-result';
import type { Graded, Submission } from './grade-assignment';
import { hashOf } from './hashes';
import { sharePoints } from './points';
import { sumOf, sumOfAssignments } from './total';

export interface Target extends Submission {
  /** The submission's folder as a reader knows it. */
  shown: string;
}

export interface Origin {
  root: string;
  version: string;
  startedAt: Date;
  isolation: Pick<Isolation, 'level' | 'why'>;
}

const NOT_RUN = 'the grading ended before this case was judged';

/** A result that grows case by case and is whole, and true, at every moment. */
export class Grading {
  readonly #assignments: AssignmentResult[];
  readonly #provenance: Result['provenance'];
  #complete = false;
  #over = false;

  constructor(
    readonly targets: readonly Target[],
    origin: Origin,
  ) {
    this.#assignments = targets.map((target) => {
      const cases = unjudged(target);
      const { slug, title, role } = target.assignment;
      return { slug, title, role, submission: target.shown, ...sumOf(cases), cases };
    });
    this.#provenance = {
      halfclose: origin.version,
      startedAt: origin.startedAt.toISOString(),
      submissionHash: hashOf(targets.map((target) => target.dir)),
      casesHash: hashOf(
        targets.map(({ assignment }) => `${origin.root}/fixtures/${assignment.slug}`),
      ),
      isolation: { level: origin.isolation.level, why: origin.isolation.why },
      platform: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
      seed: 0,
    };
  }

  /** @returns false if the grading was over by then. */
  judged(slug: string, result: CaseResult): boolean {
    if (this.#over) return false;
    const assignment = this.#assignments.find((one) => one.slug === slug);
    const index = assignment?.cases.findIndex((one) => one.id === result.id) ?? -1;
    if (!assignment || index < 0) return false;
    assignment.cases[index] = result;
    Object.assign(assignment, sumOf(assignment.cases));
    return true;
  }

  finished(slug: string, graded: Graded): void {
    const assignment = this.#assignments.find((one) => one.slug === slug);
    if (assignment && graded.boot && !this.#over) assignment.boot = graded.boot;
  }

  complete(): void {
    this.#complete = !this.#over;
  }

  /** From here on nothing counts: what ends now, ends because we end it. */
  cutShort(): void {
    this.#over = true;
  }

  get result(): Result {
    return {
      schema: 'halfclose/result/v1',
      ...sumOfAssignments(this.#assignments),
      complete: this.#complete,
      assignments: this.#assignments,
      provenance: this.#provenance,
    };
  }
}

function unjudged({ cases, allCases }: Target): CaseResult[] {
  const shares = sharePoints(allCases);
  return cases.map((theCase) => {
    const index = allCases.findIndex((one) => one.id === theCase.id);
    return caseResult(theCase, shares[index] ?? 0, { verdict: 'error', reason: NOT_RUN });
  });
}
