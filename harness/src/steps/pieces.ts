import * as z from 'zod';
import { BYTES_ARE, bytesSchema, toPayload, type BytesSpec } from '../language/bytes';
import { durationSchema } from '../language/quantity';
import { part, type Payload } from '../model/payload';

/** Long enough for a program to take one piece before the next one comes. */
export const EVERY_MS = 30;

const LONGEST_MS = 20_000;

interface Cut {
  bytes: BytesSpec;
  'cut-at'?: number[] | undefined;
  pieces?: number | undefined;
}

const inPieces = z
  .strictObject({
    bytes: bytesSchema,
    'cut-at': z
      .array(z.int().positive())
      .min(1)
      .optional()
      .describe('Offsets at which a new piece begins.'),
    pieces: z.int().min(2).max(500).optional().describe('So many pieces of one length.'),
    every: durationSchema.optional().describe(`Between two pieces; ${EVERY_MS} ms if not said.`),
  })
  .refine((value) => (value['cut-at'] === undefined) !== (value.pieces === undefined), {
    error: 'bytes are cut by cut-at, such as [3, 10], or into a number of pieces',
  })
  .refine((value) => rising(value['cut-at'] ?? []), {
    error: 'cut-at is a list of offsets that rise, such as [3, 10]',
  })
  .refine((value) => (value.pieces ?? 1) * (value.every ?? EVERY_MS) <= LONGEST_MS, {
    error: `all pieces must be sent within ${LONGEST_MS / 1000} s`,
  })
  .refine(fits, { error: 'a cut must lie inside the bytes, and each piece hold a byte' });

export const sendSchema = z.union([bytesSchema, inPieces], {
  error: `${BYTES_ARE}; or {bytes, cut-at, every}, {bytes, pieces, every}`,
});
export type SendSpec = z.output<typeof sendSchema>;
type InPieces = z.output<typeof inPieces>;

/** All that is sent, in however many pieces. */
export function bytesOf(value: SendSpec): BytesSpec {
  return isCut(value) ? value.bytes : value;
}

export function isCut(value: SendSpec): value is InPieces {
  return typeof value === 'object' && 'bytes' in value;
}

export function piecesOf(value: SendSpec, payload: Payload): Payload[] {
  if (!isCut(value)) return [payload];
  const cuts = value['cut-at'] ?? evenly(payload.length, value.pieces ?? 1);
  return [0, ...cuts].map((start, index) => part(payload, start, cuts[index] ?? payload.length));
}

function evenly(length: number, pieces: number): number[] {
  return Array.from({ length: pieces - 1 }, (_, index) =>
    Math.round(((index + 1) * length) / pieces),
  );
}

function rising(offsets: readonly number[]): boolean {
  return offsets.every((offset, index) => index === 0 || offset > offsets[index - 1]!);
}

/** Of a file, the length is not known before it is read: its end is then the last cut. */
function fits(value: Cut): boolean {
  if (JSON.stringify(value.bytes).includes('"file"')) return true;
  const { length } = toPayload(value.bytes, new Map());
  return (value['cut-at']?.at(-1) ?? 0) < length && (value.pieces ?? 1) <= length;
}
