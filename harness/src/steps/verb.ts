import type * as z from 'zod';
import type { Hand } from '../model/by-hand';
import type { Case, Step } from '../model/case';
import { found } from '../model/seen';
import type { FindingBody } from '../model/finding';
import type { Word } from '../language/vocabulary';
import type { Session } from './session';
import type { StepOutcome } from './step-outcome';

/** A word of the case language together with what it does. */
export interface Verb<Schema extends z.ZodType = z.ZodType> extends Word {
  readonly schema: Schema;
  run(session: Session, value: z.output<Schema>, step: Step): Promise<StepOutcome>;
  /** Bytes that the step sends or expects. */
  moves?(value: z.output<Schema>, theCase: Case): number;
  /** Bytes of stdout that the step expects. */
  dueStdout?(value: z.output<Schema>, theCase: Case): number;
  /** The same done in a shell. */
  hand?(value: z.output<Schema>, theCase: Case): Hand[];
  opens?(value: z.output<Schema>): string | undefined;
}

type Defined<Schema extends z.ZodType> = Omit<Verb<Schema>, 'judges' | 'bare' | 'onConnection'> &
  Partial<Pick<Word, 'judges' | 'bare' | 'onConnection'>>;

/** A verb as a value of the list: its own types are checked where it is defined. */
export function verb<Schema extends z.ZodType>(definition: Defined<Schema>): Verb {
  const judges = definition.judges ?? definition.name.startsWith('expect');
  const bare = definition.bare ?? definition.schema.safeParse(null).success;
  return { onConnection: false, ...definition, judges, bare };
}

export const DONE: StepOutcome = { kind: 'met', consumed: 0, strict: true };

export function finding(body: FindingBody, timing = false): StepOutcome {
  return found(body, timing) as StepOutcome;
}
