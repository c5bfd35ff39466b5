import { deathSignal } from '../model/exit';
import type { Facts } from './symptom';

/** Did the program die of this signal by its own doing? */
export function diedOf(signal: string, { finding, attempt }: Facts): boolean {
  const exit = 'exit' in finding && finding.exit ? finding.exit : attempt.exit;
  return exit !== undefined && exit.by === 'self' && deathSignal(exit) === signal;
}
