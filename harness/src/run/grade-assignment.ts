import type { Isolation } from '../isolation/box';
import type { Assignment } from '../model/assignment';
import type { Case } from '../model/case';
import { preventsBoot } from '../model/finding';
import type { CaseResult } from '../model/result';
import type { PortLease } from '../net/ports';
import { bootCase, notStarted } from './boot-check';
import { buildSubmission } from './build-submission';
import { caseResult } from './case-result';
import type { CaseRun } from './case-run';
import { gradeCase } from './grade-case';
import { sharePoints } from './points';
import type { Slots } from './slots';

/** What every grading of a run shares. */
export interface Bench {
  isolation: Isolation;
  ports: PortLease;
  boots: Slots;
  inFlight: Slots;
  heavy: Slots;
  /** Where answers that cost time are kept between runs; without it they are not kept. */
  cacheDir?: string;
}

export interface Submission {
  assignment: Assignment;
  /** The cases to run, in their order. */
  cases: readonly Case[];
  /** All cases of the assignment: points come from them, never from what was selected. */
  allCases: readonly Case[];
  /** The folder that was handed in. */
  dir: string;
}

export interface GradeOptions {
  /** Off in proofs: every case is run to its own verdict, whatever the boot check says. */
  blocking: boolean;
  /** Told of every case when it is judged, in no particular order. */
  judged(result: CaseResult): void;
}

export interface Graded {
  boot?: CaseResult;
  cases: CaseResult[];
}

/** Finds, builds and checks one submission of one assignment. */
export async function gradeAssignment(
  submission: Submission,
  bench: Bench,
  options: GradeOptions,
): Promise<Graded> {
  const built = await buildSubmission(submission, bench);
  if ('code' in built) return block(submission, notStarted(submission.assignment, built), options);
  const setting = { ...bench, assignment: submission.assignment, built };
  try {
    return await runCases(submission, { ...bench, setting }, options);
  } finally {
    await built.dispose();
  }
}

async function runCases(
  submission: Submission,
  base: Omit<CaseRun, 'maxPoints' | 'retries'>,
  options: GradeOptions,
): Promise<Graded> {
  const { assignment, cases } = submission;
  const points = pointsOf(submission);
  const grade = (theCase: Case, retries: CaseRun['retries'] = () => true): Promise<CaseResult> =>
    gradeCase(theCase, { ...base, maxPoints: points.get(theCase.id) ?? 0, retries });
  const results: CaseResult[] = [];
  const lasting = assignment.role === 'server' && assignment.serves === 'forever';
  const first = lasting ? bootCase(assignment) : cases[0];
  if (!first) return { cases: [] };
  // It runs alone. What prevents the boot is told in the time of one deadline: no second try.
  const result = await grade(first, (code) => !options.blocking || !preventsBoot(code));
  if (options.blocking && result.finding && preventsBoot(result.finding.code)) {
    return block(submission, result, options);
  }
  if (!lasting) {
    results.push(result);
    options.judged(result);
  }
  const rest = cases.slice(results.length);
  const graded = await Promise.all(
    rest.map(async (theCase) => {
      const result = await grade(theCase);
      options.judged(result);
      return result;
    }),
  );
  return { cases: [...results, ...graded] };
}

/** Every case is blocked by what the boot check found; it is told once. */
function block(submission: Submission, found: CaseResult, options: GradeOptions): Graded {
  const boot = { ...found, refs: [submission.assignment.help] };
  const points = pointsOf(submission);
  const cases = submission.cases.map((theCase) =>
    caseResult(theCase, points.get(theCase.id) ?? 0, {
      verdict: 'blocked',
      reason: 'the program could not be started as it must',
    }),
  );
  for (const result of cases) options.judged(result);
  return { boot, cases };
}

function pointsOf({ allCases }: Submission): Map<string, number> {
  const shares = sharePoints(allCases);
  return new Map(allCases.map((theCase, index) => [theCase.id, shares[index]!]));
}
