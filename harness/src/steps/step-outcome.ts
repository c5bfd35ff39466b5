import type { Outcome } from '../model/seen';

/** How a step went: done, or a finding. `strict: false` when only a tolerated alternative held. */
export type StepOutcome = Exclude<Outcome, { kind: 'wait' }>;
