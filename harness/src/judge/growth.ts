import { found, MET, type Outcome } from '../model/seen';

/** Above this for each client it is a leak; pools and spare threads stay below it over many. */
const MOST_PER_CLIENT = 0.25;
/** What a program lets go of may take its time: a collector, a thread on its way out. */
const PATIENCE_MS = 2_000;
const LOOK_MS = 50;

export const HOLDINGS = ['sockets', 'files', 'processes', 'threads'] as const;
export type Holding = (typeof HOLDINGS)[number];
type Held = Readonly<Record<Holding, number>>;

/** Has what a program holds grown with the clients that have come and gone? */
export function judgeGrowth(
  clients: number,
  before: Held,
  after: Held,
  { elapsedMs, final }: { elapsedMs: number; final: boolean },
  counted: readonly Holding[] = HOLDINGS,
): Outcome {
  for (const of of counted) {
    if (after[of] - before[of] <= MOST_PER_CLIENT * clients) continue;
    if (!final && elapsedMs < PATIENCE_MS)
      return { kind: 'wait', consumed: 0, until: elapsedMs + LOOK_MS };
    const grown = { of, clients, before: before[of], after: after[of] };
    return found({ code: 'holdings.grown', ...grown });
  }
  return MET;
}
