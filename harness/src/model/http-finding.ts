import * as z from 'zod';
import { excerptSchema } from './excerpt';
import {
  DEVIATION_CODES,
  deviationSchema,
  type DeviationCode,
  type DeviationFacts,
} from './http-deviation';

const count = z.int().nonnegative();

/** A head as it was read. Texts are a character (U+0000 to U+00FF) a byte, and may be cut. */
export const readHeadSchema = z.strictObject({
  /** Bytes from the first of the start line to the last of the empty line. */
  length: count,
  line: z.string(),
  fields: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** How many fields are not kept. */
  more: count,
  framing: z.enum(['none', 'content-length', 'chunked', 'until-close', 'unknown']),
  /** What Content-Length says, where it frames the body. */
  bytes: count.optional(),
});
export type ReadHead = z.infer<typeof readHeadSchema>;

/** What a text was to be: one of these values, or of one of these patterns, or with this token. */
export const dueSchema = z.strictObject({
  how: z.enum(['is', 'matches', 'contains', 'times', 'any']),
  values: z.array(z.string()),
});
export type Due = z.infer<typeof dueSchema>;

/** What all findings about an HTTP message hold. */
const about = {
  /** The connection, where a case has several. */
  peer: z.string().optional(),
  message: z.enum(['request', 'response']),
  /** Offset of the message in all that came on the connection. */
  from: count,
  /** What came, from the start of the message. */
  wire: excerptSchema,
  /** Of the first wrong byte in `wire`; where bytes are missing, its end. */
  offset: count,
  head: readHeadSchema.optional(),
};
export type AboutMessage = z.infer<z.ZodObject<typeof about>>;

const value = { ...about, due: dueSchema, came: z.string() };

export const httpKinds = {
  'http.unanswered': about,
  'http.unfinished': {
    ...about,
    within: z.enum(['start-line', 'fields', 'body']),
    /** Bytes of the body that had come. */
    received: count,
    /** True where it was too much rather than too slow. */
    endless: z.boolean(),
  },
  'http.status': value,
  'http.reason': value,
  'http.version': value,
  'http.method': value,
  'http.target': value,
  'http.field': {
    ...about,
    name: z.string(),
    how: z.enum(['missing', 'surplus', 'different', 'count']),
    due: dueSchema,
    /** The values of all fields of that name. */
    came: z.array(z.string()),
  },
  'http.framing': {
    ...about,
    due: z.enum(['content-length', 'chunked', 'until-close', 'none']),
    came: readHeadSchema.shape.framing,
  },
  'http.body': {
    ...about,
    how: z.enum(['different', 'missing', 'surplus', 'lacks', 'control']),
    /** What was due; for `lacks` what was looked for; for `control` nothing. */
    expected: excerptSchema,
    actual: excerptSchema,
    differsAt: count,
  },
  'http.leaked': { ...about, secret: excerptSchema },
  'http.client-refused': { ...about, errno: z.string(), reason: z.string() },
} as const;
export type HttpKinds = typeof httpKinds;
export type HttpCode = keyof HttpKinds | DeviationCode;

const deviant = {
  ...about,
  /** Of the bytes in question. */
  length: count,
  section: z.string(),
};
/** What zod makes of no keys at all would allow no other ones either. */
type OwnFacts<Code extends DeviationCode> = string extends keyof DeviationFacts<Code>
  ? unknown
  : DeviationFacts<Code>;
/** A deviation as a finding: where it is, is `offset`. */
export type DeviationBody = {
  [Code in DeviationCode]: { code: Code } & z.infer<z.ZodObject<typeof deviant>> & OwnFacts<Code>;
}[DeviationCode];

const PLACE: ReadonlySet<string> = new Set([
  'code',
  'at',
  'length',
  'bytes',
  'severity',
  'section',
]);
/** Of each deviation the keys of its finding. */
export const deviationKinds = Object.fromEntries(
  (deviationSchema.options as unknown as z.ZodObject[]).map(({ shape }, index) => {
    const facts = Object.entries(shape).filter(([key]) => !PLACE.has(key));
    return [DEVIATION_CODES[index]!, { ...deviant, ...Object.fromEntries(facts) }];
  }),
) as unknown as Record<DeviationCode, z.ZodRawShape>;

const HTTP_CODES: ReadonlySet<string> = new Set([...Object.keys(httpKinds), ...DEVIATION_CODES]);

/** Is it about an HTTP message? */
export function isHttpCode(code: string): code is HttpCode {
  return HTTP_CODES.has(code);
}
