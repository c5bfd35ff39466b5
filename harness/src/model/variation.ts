import * as z from 'zod';

/** In what way a run of a case sends its bytes otherwise than the case writes it. */
export const variationSchema = z.discriminatedUnion('kind', [
  /** In two pieces; the second begins at byte `at` of what this step sends. */
  z.strictObject({ kind: z.literal('cut'), step: z.int().positive(), at: z.int().positive() }),
  /** Every byte on its own. */
  z.strictObject({ kind: z.literal('single-bytes') }),
  /** What is sent by steps behind each other goes out as one. */
  z.strictObject({ kind: z.literal('coalesced') }),
]);
export type Variation = z.infer<typeof variationSchema>;
