import * as z from 'zod';

/**
 * A flaw is survived by a lenient receiver, who reads on in the most likely sense. An error must
 * be rejected, or leaves open what was meant.
 */
type Severity = 'flaw' | 'error';

const kind =
  <S extends Severity>(severity: S) =>
  <Facts extends z.ZodRawShape = Record<never, never>>(section: string, facts?: Facts) => ({
    severity,
    section,
    facts: facts ?? ({} as Facts),
  });
const flaw = kind('flaw');
const error = kind('error');

const count = z.int().nonnegative();
const ended = { end: z.enum(['fin', 'rst']) };

const kinds = {
  // Lines.
  'http.bare-lf': flaw('RFC 9112 §2.2'),
  'http.bare-cr': flaw('RFC 9112 §2.2'),
  'http.leading-empty-line': flaw('RFC 9112 §2.2'),
  'http.start-line-whitespace': flaw('RFC 9112 §3, §4'),
  'http.control-character': flaw('RFC 9110 §5.5'),
  'http.nul': error('RFC 9110 §5.5'),
  // Request line.
  'http.request-line-invalid': error('RFC 9112 §3'),
  'http.method-invalid': error('RFC 9112 §3.1'),
  'http.target-invalid': error('RFC 9112 §3.2'),
  'http.target-character': flaw('RFC 3986 §3.3'),
  'http.version-missing': error('RFC 9112 §3'),
  'http.version-invalid': error('RFC 9112 §2.3'),
  'http.version-unsupported': error('RFC 9110 §15.6.6'),
  // Status line.
  'http.not-http': error('RFC 9112 §4'),
  'http.status-line-invalid': error('RFC 9112 §4'),
  'http.status-invalid': error('RFC 9112 §4'),
  'http.status-out-of-range': flaw('RFC 9110 §15'),
  'http.reason-space-missing': flaw('RFC 9112 §4'),
  // Fields.
  'http.leading-whitespace': flaw('RFC 9112 §2.2'),
  'http.obs-fold': flaw('RFC 9112 §5.2'),
  'http.space-before-colon': flaw('RFC 9112 §5.1'),
  'http.colon-missing': error('RFC 9112 §5'),
  'http.field-name-invalid': error('RFC 9110 §5.1'),
  'http.head-too-large': error('RFC 9110 §5.4', {
    limit: z.enum(['line', 'head', 'fields']),
    most: count,
  }),
  // How the body is framed.
  'http.content-length-invalid': error('RFC 9112 §6.3'),
  'http.content-length-overflow': error('RFC 9110 §8.6'),
  'http.content-length-repeated': flaw('RFC 9110 §8.6'),
  'http.content-length-conflicting': error('RFC 9112 §6.3'),
  'http.content-length-not-allowed': flaw('RFC 9110 §8.6', { status: count }),
  'http.transfer-encoding-and-content-length': error('RFC 9112 §6.3'),
  'http.transfer-encoding-not-allowed': flaw('RFC 9112 §6.1', { status: count }),
  'http.transfer-encoding-in-1.0': error('RFC 9112 §6.1'),
  'http.transfer-coding-unknown': error('RFC 9112 §7', { coding: z.string() }),
  'http.chunked-repeated': error('RFC 9112 §6.1'),
  'http.chunked-not-last': error('RFC 9112 §6.3'),
  // Chunks.
  'http.chunk-size-invalid': error('RFC 9112 §7.1'),
  'http.chunk-size-overflow': error('RFC 9112 §7.1'),
  'http.chunk-line-whitespace': flaw('RFC 9112 §7.1.1'),
  'http.chunk-extension-invalid': flaw('RFC 9112 §7.1.1'),
  'http.trailer-not-allowed': flaw('RFC 9110 §6.5.1'),
  'http.chunk-data-unterminated': error('RFC 9112 §7.1'),
  // Ends.
  'http.nothing': error('RFC 9112 §2.1', ended),
  'http.head-incomplete': error('RFC 9112 §8', ended),
  'http.body-incomplete': error('RFC 9112 §8', {
    ...ended,
    /** Absent where only the end of the connection would have ended the body. */
    expected: count.optional(),
    received: count,
  }),
  'http.chunked-incomplete': error('RFC 9112 §8', {
    ...ended,
    within: z.enum(['size', 'data', 'trailers']),
    received: count,
  }),
  'http.body-not-allowed': error('RFC 9112 §6.3'),
  'http.surplus': error('RFC 9112 §6.3'),
} as const;

type Kinds = typeof kinds;
export type DeviationCode = keyof Kinds;
/** Every code, in the order in which documents list them. */
export const DEVIATION_CODES = Object.keys(kinds) as DeviationCode[];

const place = {
  /** Offset in the stream of the connection. */
  at: count,
  length: count,
  /** The first of the bytes in question, a character (U+0000 to U+00FF) a byte. */
  bytes: z.string(),
  severity: z.enum(['flaw', 'error']),
  section: z.string(),
};
export type DeviationFacts<Code extends DeviationCode> = z.infer<z.ZodObject<Kinds[Code]['facts']>>;
/** One place where a message is not what the RFCs demand. Its words are made in the report. */
export type Deviation = {
  [Code in DeviationCode]: { code: Code } & z.infer<z.ZodObject<typeof place>> &
    DeviationFacts<Code>;
}[DeviationCode];

type Variant = z.ZodType<Deviation> & z.core.$ZodTypeDiscriminable;
export const deviationSchema = z.discriminatedUnion(
  'code',
  Object.entries(kinds).map(([code, { facts }]) =>
    z.strictObject({ code: z.literal(code), ...place, ...facts }),
  ) as unknown as [Variant, ...Variant[]],
);

const KEPT = 64;

/** @param raw the bytes in question, a character a byte. */
export function deviation<Code extends DeviationCode>(
  code: Code,
  at: number,
  raw: string,
  ...[facts]: Record<never, never> extends DeviationFacts<Code>
    ? [facts?: DeviationFacts<Code>]
    : [facts: DeviationFacts<Code>]
): Deviation {
  const { severity, section } = kinds[code];
  const bytes = raw.slice(0, KEPT);
  return { code, at, length: raw.length, bytes, severity, section, ...facts } as Deviation;
}
