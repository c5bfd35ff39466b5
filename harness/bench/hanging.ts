import { DEADLINES } from '../src/run/deadlines';
import type { Figure } from './figures';
import { IN_FLIGHT } from '../src/run/slots';
import { CASES, type Grading, type Kit } from './kit';
import { expectVerdicts } from './passing';

/** What fails by timing alone is tried once more. */
const TRIES = 2;
/** As many cases as are in flight wait at the same time. */
const WAVES = Math.ceil(CASES / IN_FLIGHT);

/** Programs that wait for ever are told by a deadline, as many as are in flight at the same time. */
export function measureHanging({ grade }: Kit): Figure[] {
  const deadlines = (grading: Grading, verdict: string): number => {
    expectVerdicts(grading, verdict);
    return (grading.endedMs - grading.firstSpawnMs) / DEADLINES.step;
  };
  const deaf = deadlines(grade('never-listens', 'plain'), 'blocked');
  const open = deadlines(grade('never-closes', 'plain'), 'fail') / (TRIES * WAVES);
  return [
    {
      what: 'A server that never listens, over its deadline',
      unit: '×',
      target: 1.3,
      figure: deaf,
    },
    {
      what: `${CASES} connections never closed, over ${TRIES * WAVES} deadlines`,
      unit: '×',
      target: 1.3,
      figure: open,
    },
  ];
}
