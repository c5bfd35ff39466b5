import * as z from 'zod';

export const verdictSchema = z.enum([
  'pass',
  'non-strict', // only a tolerated alternative held
  'fail',
  'blocked', // the boot check failed
  'skipped', // the machine lacks what the case needs
  'error', // our fault, or the case file's
  'inconsistent', // failed on timing, then passed on a fresh process
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** Verdicts that say the program did what the case asks. */
export function isGood(verdict: Verdict): boolean {
  return verdict === 'pass' || verdict === 'non-strict' || verdict === 'inconsistent';
}

/** Verdicts that say nothing about the program: they leave the score's denominator. */
export function isUnchecked(verdict: Verdict): boolean {
  return verdict === 'skipped' || verdict === 'error';
}
