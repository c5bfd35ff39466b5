import * as z from 'zod';
import { handSchema } from './by-hand';
import { levelSchema, visibilitySchema } from './case';
import { endSchema } from './end';
import { exitSchema } from './exit';
import { findingSchema } from './finding';
import { eventSchema, outputSchema } from './transcript';
import { variationSchema } from './variation';
import { verdictSchema } from './verdict';

/** One run of one case: what happened, and what was found. */
export const attemptSchema = z.strictObject({
  durationMs: z.number().nonnegative(),
  finding: findingSchema.optional(),
  strict: z.boolean(),
  /** In a sweep: which of its runs this was; none where it ran as the case is written. */
  variation: variationSchema.optional(),
  transcript: z.array(eventSchema),
  stdout: outputSchema,
  stderr: outputSchema,
  exit: exitSchema.optional(),
  pid: z.int().optional(),
  port: z.int().optional(),
  /** The command as it was run, in the program's folder. */
  command: z.array(z.string()),
  /** How its author builds and starts it, in the folder that holds `entry`. */
  typed: z
    .strictObject({
      entry: z.string(),
      build: z.array(z.array(z.string())),
      command: z.array(z.string()),
    })
    .optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

export const caseResultSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: levelSchema,
  visibility: visibilitySchema,
  verdict: verdictSchema,
  points: z.int().nonnegative(),
  maxPoints: z.int().nonnegative(),
  /** Why it was skipped, blocked, or is our error; in words. */
  reason: z.string().optional(),
  durationMs: z.number().nonnegative(),
  finding: findingSchema.optional(),
  /** How the last connection ended; still-open if it had not. */
  close: z.union([endSchema.shape.how, z.literal('still-open')]).optional(),
  attempts: z.array(attemptSchema),
  why: z.string(),
  refs: z.array(z.string()),
  hint: z.string(),
  /** Of each step, in order. */
  hand: z.array(z.array(handSchema)),
  /** How many of `hand` were done when the finding was made, where steps repeat. */
  handEnd: z.int().nonnegative().optional(),
  /** `file:line:column` of the step that judged, or of the case's title. */
  position: z.string(),
});
export type CaseResult = z.infer<typeof caseResultSchema>;

export const assignmentResultSchema = z.strictObject({
  slug: z.string(),
  title: z.string(),
  role: z.enum(['server', 'client']),
  /** Where the submission was found, relative to the root where it is below it. */
  submission: z.string(),
  score: z.int(),
  maxScore: z.int(),
  bonus: z.int(),
  provisional: z.boolean(),
  /** Why nothing could be graded: the boot check's finding, told once. */
  boot: caseResultSchema.optional(),
  cases: z.array(caseResultSchema),
});
export type AssignmentResult = z.infer<typeof assignmentResultSchema>;

/** halfclose/result/v1: what --json writes, and what every report is made from. */
export const resultSchema = z.strictObject({
  schema: z.literal('halfclose/result/v1'),
  score: z.int(),
  maxScore: z.int(),
  bonus: z.int(),
  provisional: z.boolean(),
  /** False while the run goes on, and for ever if it was cut short. */
  complete: z.boolean(),
  assignments: z.array(assignmentResultSchema),
  provenance: z.strictObject({
    halfclose: z.string(),
    startedAt: z.string(),
    submissionHash: z.string(),
    casesHash: z.string(),
    isolation: z.strictObject({ level: z.string(), why: z.string() }),
    platform: z.string(),
    seed: z.int(),
  }),
});
export type Result = z.infer<typeof resultSchema>;
