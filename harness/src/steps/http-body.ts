import * as z from 'zod';
import type { ExpectedBody } from '../judge/http-expected';
import { BYTES_ARE, bytesSchema, toPayload } from '../language/bytes';
import { patternSchema } from '../language/pattern';
import type { Case } from '../model/case';

const exact = patternSchema.describe('A regular expression; case matters.');
const forms = {
  contains: z.strictObject({
    contains: z.string().min(1).describe('Somewhere in the body.'),
  }),
  matches: z.strictObject({ matches: exact }),
  plain: z.strictObject({
    'plain-text': z.literal(true).describe('No control characters but tab, CR and LF.'),
  }),
  lines: z.strictObject({
    'text-lines': z
      .array(z.union([z.string(), z.strictObject({ matches: exact })]))
      .min(1)
      .describe('Exactly these lines. They may end in LF or CR LF, the last one in neither.'),
  }),
};

export const bodySchema = z.union([bytesSchema, ...Object.values(forms)], {
  error: `${BYTES_ARE}; or {contains}, {matches}, {plain-text}, {text-lines}`,
});
export type BodySpec = z.output<typeof bodySchema>;

export function bodyOf(spec: BodySpec, theCase: Case, port: number): ExpectedBody {
  if (typeof spec === 'object') {
    if ('contains' in spec) return { kind: 'contains', bytes: Buffer.from(spec.contains) };
    if ('matches' in spec) return { kind: 'matches', pattern: new RegExp(spec.matches) };
    if ('plain-text' in spec) return { kind: 'plain' };
    if ('text-lines' in spec) return { kind: 'lines', lines: spec['text-lines'].map(lineOf) };
  }
  return { kind: 'bytes', bytes: toPayload(spec, theCase.files, port) };
}

function lineOf(line: string | { matches: string }): string | RegExp {
  return typeof line === 'string' ? line : new RegExp(`^(?:${line.matches})$`);
}

/** How many bytes are due. */
export function bodyLength(spec: BodySpec | undefined, theCase: Case): number {
  if (spec === undefined) return 0;
  const body = bodyOf(spec, theCase, 0);
  return body.kind === 'bytes' ? body.bytes.length : 0;
}
