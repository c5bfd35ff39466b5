import type { FindingCode } from '../model/finding';
import type { Setting } from './setting';
import type { Slots } from './slots';

/** What a case is run with, beside all others of its grading. */
export interface CaseRun {
  setting: Omit<Setting, 'booted' | 'mayFreeze'>;
  boots: Slots;
  inFlight: Slots;
  /** For cases that move megabytes. */
  heavy: Slots;
  maxPoints: number;
  /** May a failure by timing alone, with this finding, be tried once more on a fresh process? */
  retries(code: FindingCode): boolean;
}
