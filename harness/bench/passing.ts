import { median, quieterHalf, type Figure } from './figures';
import { CASES, type Grading, type Kit } from './kit';
import { QUIET_MS } from './synthetic-cases';

const ROUNDS = 15;

/** A right program, one with quiet windows and one that crashes, in turn with the lower bound. */
export function measurePassing({ bound, grade }: Kit): Figure[] {
  const rounds = quieterHalf(
    Array.from({ length: ROUNDS }, () => ({
      bound: bound(),
      passing: fromFirstSpawn(grade('server', 'plain'), 'pass'),
      quiet: fromFirstSpawn(grade('server', 'quiet'), 'pass'),
      crashing: fromFirstSpawn(grade('crashes', 'plain'), 'blocked'),
    })),
    (round) => round.bound.others + round.passing.others,
  );
  const of = (kind: keyof (typeof rounds)[0], cost: 'wallMs' | 'cpuMs' | 'others'): number =>
    median(rounds.map((round) => round[kind][cost]));
  const [floor, wall] = [of('bound', 'wallMs'), of('passing', 'wallMs')];
  const cpu = of('passing', 'cpuMs') / of('bound', 'cpuMs');
  const peak = median(rounds.map((round) => round.passing.peakMiB));
  const quiet = of('quiet', 'wallMs') - wall;
  const crash = of('crashing', 'wallMs') / wall;
  const cases = `${CASES} cases`;
  return [
    {
      what: 'In use by others (times mislead above some 10 %)',
      unit: '%',
      figure: of('passing', 'others') * 100,
    },
    { what: `Lower bound: ${cases}, a fresh Python server each`, unit: 'ms', figure: floor },
    { what: 'Grading them, wall over the bound', unit: '×', target: 1.7, figure: wall / floor },
    { what: 'Grading them, CPU over the bound', unit: '×', target: 1.6, figure: cpu },
    { what: 'Peak memory of the grading process', unit: 'MiB', target: 90, figure: peak },
    { what: `${QUIET_MS} ms of silence in each, more by`, unit: 'ms', target: 300, figure: quiet },
    { what: 'A crashing program over a passing one', unit: '×', target: 0.3, figure: crash },
  ];
}

/** Without what comes before the first spawn. */
function fromFirstSpawn(grading: Grading, verdict: string): Grading {
  expectVerdicts(grading, verdict);
  const { endedMs, firstSpawnMs, cpuMs, cpuBeforeMs } = grading;
  return { ...grading, wallMs: endedMs - firstSpawnMs, cpuMs: cpuMs - cpuBeforeMs };
}

/** A figure of a grading that went wrong would be a figure of something else. */
export function expectVerdicts({ verdicts }: Grading, verdict: string): void {
  if (verdicts[verdict] === CASES) return;
  throw new Error(`${CASES} × ${verdict} was due, and it is ${JSON.stringify(verdicts)}`);
}
