import { median, type Figure } from './figures';
import { CASES, type Grading, type Kit } from './kit';
import { QUIET_MS } from './synthetic-cases';

const PAIRS = 15;

/** A right program, one with quiet windows and one that crashes, in turn with the lower bound. */
export function measurePassing({ bound, grade }: Kit): Figure[] {
  const rounds = Array.from({ length: PAIRS }, () => ({
    bound: bound(),
    passing: spent(grade('server', 'plain'), 'pass'),
    quiet: spent(grade('server', 'quiet'), 'pass'),
    crashing: spent(grade('crashes', 'plain'), 'blocked'),
  }));
  const of = (kind: keyof (typeof rounds)[0], cost: 'wallMs' | 'cpuMs'): number =>
    median(rounds.map((round) => round[kind][cost]));
  const [floor, wall] = [of('bound', 'wallMs'), of('passing', 'wallMs')];
  const peak = median(rounds.map((round) => round.passing.peakMiB));
  const server = `${CASES} cases, a fresh Python server each`;
  return [
    { what: `The lower bound: ${server}`, unit: 'ms', figure: floor },
    { what: 'Grading them, wall over the bound', unit: '×', target: 1.7, figure: wall / floor },
    {
      what: 'Grading them, CPU over the bound',
      unit: '×',
      target: 1.6,
      figure: of('passing', 'cpuMs') / of('bound', 'cpuMs'),
    },
    { what: 'Peak memory of the grading process', unit: 'MiB', target: 90, figure: peak },
    {
      what: `Grading them with ${QUIET_MS} ms of silence each, more by`,
      unit: 'ms',
      target: 1.5 * QUIET_MS,
      figure: of('quiet', 'wallMs') - wall,
    },
    {
      what: 'A program that crashes, over one that passes',
      unit: '×',
      target: 0.3,
      figure: of('crashing', 'wallMs') / wall,
    },
  ];
}

/** From the first spawn to the end of the grading process. */
function spent(
  grading: Grading,
  verdict: string,
): { wallMs: number; cpuMs: number; peakMiB: number } {
  expectVerdicts(grading, verdict);
  const { endedMs, firstSpawnMs, cpuMs, cpuBeforeMs, peakMiB } = grading;
  return { wallMs: endedMs - firstSpawnMs, cpuMs: cpuMs - cpuBeforeMs, peakMiB };
}

/** A figure of a grading that went wrong would be a figure of something else. */
export function expectVerdicts({ verdicts }: Grading, verdict: string): void {
  if (verdicts[verdict] === CASES) return;
  throw new Error(`${CASES} × ${verdict} was due, and it is ${JSON.stringify(verdicts)}`);
}
