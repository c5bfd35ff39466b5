import { DEADLINES } from '../src/run/deadlines';
import { median, type Figure } from './figures';
import { CASES, type Kit } from './kit';
import { expectVerdicts } from './passing';
import { CLOSE_WITHIN_MS } from './synthetic-cases';

const RUNS = 3;
/** What fails by timing alone is tried once more. */
const TRIES = 2;

/** Programs that wait for ever: told by a deadline, and by one deadline for all cases at once. */
export function measureHanging({ grade }: Kit): Figure[] {
  const time = (...[program, script, verdict]: [...Parameters<typeof grade>, string]): number =>
    median(
      Array.from({ length: RUNS }, () => {
        const grading = grade(program, script);
        expectVerdicts(grading, verdict);
        return grading.endedMs - grading.firstSpawnMs;
      }),
    );
  const deaf = time('never-listens', 'plain', 'blocked') / DEADLINES.step;
  const open = time('never-closes', 'impatient', 'fail') / (TRIES * CLOSE_WITHIN_MS);
  return [
    {
      what: 'A server that never listens, over the deadline',
      unit: '×',
      target: 1.3,
      figure: deaf,
    },
    {
      what: `${CASES} connections never closed, over ${TRIES} × ${CLOSE_WITHIN_MS} ms`,
      unit: '×',
      target: 1.6,
      figure: open,
    },
  ];
}
