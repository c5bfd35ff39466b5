import type { Isolation } from '../isolation/box';
import type { AssignmentResult, CaseResult, Result } from '../model/result';
import { caseResult } from './case-result';
import type { Graded, Submission } from './grade-assignment';
import { caseFiles } from '../language/load-course';
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
  #provenance: Result['provenance'] | undefined;
  #complete = false;
  #over = false;

  constructor(
    readonly targets: readonly Target[],
    readonly origin: Origin,
  ) {
    this.#assignments = targets.map((target) => {
      const cases = unjudged(target);
      const { slug, title, role } = target.assignment;
      return { slug, title, role, submission: target.shown, ...sumOf(cases), cases };
    });
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
      provenance: (this.#provenance ??= provenanceOf(this.targets, this.origin)),
    };
  }
}

function provenanceOf(targets: readonly Target[], origin: Origin): Result['provenance'] {
  const { root, version, startedAt, isolation } = origin;
  return {
    halfclose: version,
    startedAt: startedAt.toISOString(),
    submissionHash: hashOf(targets.map((target) => target.dir)),
    casesHash: hashOf(targets.flatMap(({ assignment }) => caseFiles(root, assignment.slug))),
    isolation: { level: isolation.level, why: isolation.why },
    platform: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    seed: 0,
  };
}

function unjudged({ cases, allCases }: Target): CaseResult[] {
  const shares = sharePoints(allCases);
  return cases.map((theCase) => {
    const index = allCases.findIndex((one) => one.id === theCase.id);
    return caseResult(theCase, shares[index] ?? 0, { verdict: 'error', reason: NOT_RUN });
  });
}
