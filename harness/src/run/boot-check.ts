import type { Assignment } from '../model/assignment';
import type { Case } from '../model/case';
import type { FindingBody } from '../model/finding';
import type { CaseResult } from '../model/result';
import { caseResult } from './case-result';

/** For a server that serves for ever: is it there at all? No case's client is used up for it. */
export function bootCase({ slug, help }: Assignment): Case {
  return {
    id: slug,
    slug,
    name: '',
    file: `assignments/${slug}/assignment.yaml`,
    title: 'The program starts and can be reached',
    level: 'must',
    visibility: 'public',
    weight: 1,
    order: 0,
    why: 'Nothing can be checked before that.',
    refs: [help],
    hint: 'Start it by hand, as shown, and read what it prints.',
    needs: [],
    steps: [
      { verb: 'connect', value: null, number: 1, at: { line: 1, column: 1 } },
      { verb: 'close', value: null, number: 2, at: { line: 1, column: 1 } },
    ],
    files: new Map(),
  };
}

/** What is told, once, of a submission that could not even be started. */
export function notStarted(assignment: Assignment, body: FindingBody): CaseResult {
  const finding = { ...body, step: 0, at: 0, timing: false };
  const nothing = { length: 0, head: '', tail: '' };
  return caseResult(bootCase(assignment), 0, {
    verdict: 'fail',
    attempts: [
      {
        durationMs: 0,
        finding,
        strict: true,
        transcript: [],
        stdout: nothing,
        stderr: nothing,
        command: [],
      },
    ],
  });
}
