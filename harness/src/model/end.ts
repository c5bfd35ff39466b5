import { z } from 'zod';

/** What told us how a connection ended. `guess` makes a verdict on the end provisional. */
export const evidenceSchema = z.enum([
  'read', // recv() itself answered: 0 bytes, or an error
  'proc', // our socket's row in /proc/net/tcp, read when the end was seen
  'guess', // the runtime's word alone, on a system without /proc
]);

/** How the program's side of a connection ended. A connection without an end is still open. */
export const endSchema = z.strictObject({
  how: z.enum(['fin', 'rst']),
  evidence: evidenceSchema,
  /** Milliseconds since the case began. */
  at: z.number(),
});
export type End = z.infer<typeof endSchema>;
