import type { Isolation } from '../isolation/box';
import { UnfitTree } from '../isolation/copy-tree';
import type { Assignment } from '../model/assignment';
import type { FindingBody } from '../model/finding';
import { buildProgram, type Built } from '../program/build';
import { findProgram } from '../program/find';
import { DEADLINES } from './deadlines';

/**
 * Finds and builds the program of a submission; the built tree stays until it is disposed of. A
 * finding says why there is none.
 */
export async function buildSubmission(
  { dir, assignment }: { dir: string; assignment: Assignment },
  { isolation, cacheDir }: { isolation: Isolation; cacheDir?: string },
): Promise<(Built & { dispose(): Promise<void> }) | FindingBody> {
  try {
    const tools = cacheDir === undefined ? {} : { cacheDir };
    const plan = await findProgram(dir, assignment.role, undefined, tools);
    if ('code' in plan) return plan;
    return await buildProgram(plan, isolation, { deadlineMs: DEADLINES.build });
  } catch (error) {
    if (!(error instanceof UnfitTree)) throw error;
    return {
      code: 'program.invalid',
      problem: `${error.message}.`,
      remedy: 'Hand in only what the program needs: its source files.',
    };
  }
}
