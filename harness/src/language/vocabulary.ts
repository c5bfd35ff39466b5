import * as z from 'zod';
import { durationSchema } from './quantity';
import type { Bindings } from './rounds';

/** A word of the case language, as far as reading a case needs it. */
export interface Word {
  readonly name: string;
  readonly group: string;
  /** What it means: one or two sentences, shown in editors and in the documents. */
  readonly doc: string;
  readonly examples: readonly string[];
  readonly schema: z.ZodType;
  /** Does it judge? A case in which no step judges proves nothing. */
  readonly judges: boolean;
  /** May it stand alone, as in `- half-close`? */
  readonly bare: boolean;
  /** Does it speak of a connection, which a step before it must have opened? */
  readonly onConnection: boolean;
  /** Does it hold steps of its own, and how are they run? */
  readonly holds?: Holds;
  /** The name of the connection that it opens; undefined: the next free letter. */
  opens?(value: unknown): string | undefined;
}

export interface Holds {
  /** The rounds that its value asks for, each with what its variables stand for. */
  rounds(value: unknown): readonly Bindings[];
  /** Do its rounds take its place in the script? Otherwise they are its branches. */
  unrolled: boolean;
}

export type Vocabulary = readonly Word[];

/** What may stand beside the verb in any step. */
export const modifiersSchema = z.strictObject({
  on: z.string().min(1).optional().describe('The connection that the step speaks of.'),
  within: durationSchema.optional().describe('A deadline of its own, in place of 5 s.'),
});
export const MODIFIERS = Object.keys(modifiersSchema.shape);
/** Where the steps stand that a step holds: beside its verb. */
export const HELD = 'steps';
