import * as z from 'zod';
import { evidenceSchema } from './end';
import { excerptSchema } from './excerpt';

const head = {
  /** Milliseconds since the case began. */
  at: z.number(),
  /** The step under way, counted from 1; 0 before the first. */
  step: z.int().nonnegative(),
  peer: z.string().optional(),
};

/** Said of a second copy, which runs beside the program. */
const second = z.literal(true).optional();

/** One thing that happened, as the harness saw it: reads and writes, not segments. */
export const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('start'),
    pid: z.int(),
    port: z.int().optional(),
    second,
  }),
  z.strictObject({ ...head, kind: z.literal('listen'), port: z.int(), host: z.string() }),
  z.strictObject({ ...head, kind: z.literal('connect'), port: z.int() }),
  z.strictObject({ ...head, kind: z.literal('refused'), port: z.int() }),
  z.strictObject({ ...head, kind: z.literal('accept'), port: z.int(), decoy: z.boolean() }),
  z.strictObject({ ...head, kind: z.literal('send'), bytes: excerptSchema }),
  z.strictObject({ ...head, kind: z.literal('receive'), bytes: excerptSchema }),
  z.strictObject({ ...head, kind: z.literal('half-close') }),
  z.strictObject({ ...head, kind: z.literal('close') }),
  z.strictObject({ ...head, kind: z.literal('reset') }),
  z.strictObject({ ...head, kind: z.literal('fin'), evidence: evidenceSchema }),
  z.strictObject({ ...head, kind: z.literal('rst'), evidence: evidenceSchema }),
  z.strictObject({ ...head, kind: z.literal('input'), bytes: excerptSchema }),
  z.strictObject({ ...head, kind: z.literal('pause-reading') }),
  z.strictObject({ ...head, kind: z.literal('resume-reading') }),
  z.strictObject({ ...head, kind: z.literal('freeze') }),
  z.strictObject({ ...head, kind: z.literal('thaw') }),
  z.strictObject({ ...head, kind: z.literal('signal'), signal: z.string() }),
  z.strictObject({
    ...head,
    kind: z.literal('exit'),
    code: z.int().nullable(),
    signal: z.string().nullable(),
    second,
  }),
  /** Without `ms`: until the program slept. */
  z.strictObject({ ...head, kind: z.literal('wait'), ms: z.number().optional() }),
  z.strictObject({ ...head, kind: z.literal('credit'), ms: z.number() }),
  z.strictObject({ ...head, kind: z.literal('survivor'), pid: z.int() }),
]);
export type TranscriptEvent = z.infer<typeof eventSchema>;
export type EventBody = TranscriptEvent extends infer E
  ? E extends TranscriptEvent
    ? Omit<E, 'at' | 'step'>
    : never
  : never;

/** What the program printed on one stream: all of it, or its head and its tail. */
export const outputSchema = z.strictObject({
  length: z.int().nonnegative(),
  head: z.string(),
  tail: z.string(),
});
export type Output = z.infer<typeof outputSchema>;
