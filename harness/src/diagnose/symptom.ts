import type { Finding } from '../model/finding';
import type { Attempt } from '../model/result';

/** All that a diagnosis may look at. */
export interface Facts {
  finding: Finding;
  attempt: Attempt;
  role: 'server' | 'client';
}

/** A bug that can be told from what it did. */
export interface Symptom {
  readonly id: string;
  /** What to do about it, if this is it. */
  hint(facts: Facts): string | undefined;
}
