import * as z from 'zod';
import type { DocumentRoot } from './document-root';

export const levelSchema = z.enum(['must', 'should', 'extra']);
export const visibilitySchema = z.enum(['public', 'hidden']);

/** The head of a case file: everything but its steps. */
export const headSchema = z.strictObject({
  title: z
    .string()
    .min(1)
    .describe('The behaviour, as a sentence that is true of a right program.'),
  level: levelSchema.default('must').describe('must weighs 4, should 1, extra is a bonus.'),
  visibility: visibilitySchema.default('public').describe('hidden cases stay with the staff.'),
  weight: z.number().positive().max(10).default(1).describe('Multiplies the weight of the level.'),
  why: z.string().min(1).describe('The idea behind the case, for whoever fails it.'),
  refs: z
    .array(z.string().min(1))
    .min(1)
    .describe('Where to read: "#anchor" of the handout first, then RFC sections and books.'),
  order: z
    .number()
    .default(50)
    .describe('Its place among the cases; the first checks that the program starts.'),
  hint: z.string().min(1).describe('The likeliest mistake and its cure, in one or two sentences.'),
  needs: z
    .array(z.enum(['linux', 'ipv6']))
    .default([])
    .describe('What the machine must have; without it the case is skipped.'),
  sweep: z
    .enum(['segmentation'])
    .optional()
    .describe(
      'segmentation: run whole, cut in two at every boundary of interest, byte by byte, coalesced.',
    ),
});
export type Head = z.infer<typeof headSchema>;

/** A place in a file, both counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** One step: a verb with its value, already valid by that verb's schema. */
export interface Step {
  verb: string;
  value: unknown;
  /** The connection it speaks of, where the case names one. */
  on?: string;
  /** Its own deadline in ms. */
  within?: number;
  /** Its place among all steps that the file writes, counted from 1. */
  number: number;
  /** Lists of steps that it holds. */
  branches?: Step[][];
  at: Position;
  /** Where the file names the connection, if it does. */
  onAt?: Position;
}

export interface Case extends Head {
  /** `<slug>/<name>`: its path and its argument. */
  id: string;
  slug: string;
  name: string;
  /** Path of the file, relative to the root of the repository. */
  file: string;
  steps: Step[];
  /** The payload files it names, by name. */
  files: ReadonlyMap<string, Uint8Array>;
  /** What the program finds at ROOT, if its assignment has such an argument. */
  root?: DocumentRoot;
}

/** All steps of a list, those that others hold included, in the order of the file. */
export function allSteps(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...(step.branches ?? []).flatMap(allSteps)]);
}
