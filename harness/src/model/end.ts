import * as z from 'zod';

/** What told us how a connection ended: always the kernel's own answer, never a guess. */
export const evidenceSchema = z.enum([
  'read', // recv() answered: 0 bytes (a FIN), or ECONNRESET
  'write', // send() answered: EPIPE (their FIN came first), or ECONNRESET
]);

/** How the program's side of a connection ended. A connection without an end is still open. */
export const endSchema = z.strictObject({
  how: z.enum(['fin', 'rst']),
  evidence: evidenceSchema,
  /** Milliseconds since the case began. */
  at: z.number(),
});
export type End = z.infer<typeof endSchema>;
