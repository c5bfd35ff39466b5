import * as z from 'zod';
import type { ExpectedField, ExpectedText } from '../judge/http-expected';
import { patternSchema } from '../language/pattern';
import { withPort } from '../model/port-name';

const matching = patternSchema.describe('A regular expression; case does not matter.');
const A_TEXT = 'a text is due here, or {matches: PATTERN}';

/** A text of a head: itself, or what it matches. */
export const textSchema = z.union([z.string(), z.strictObject({ matches: matching })], A_TEXT);
export type TextSpec = z.output<typeof textSchema>;

const A_FIELD =
  'a field is a value, absent, or a map of is, matches, contains, count, optional, with: {contains: close}';
const conditions = z
  .strictObject({
    is: z.string().optional().describe('Exactly this value; PORT stands for the port.'),
    matches: matching.optional(),
    contains: z
      .string()
      .min(1)
      .optional()
      .describe('One of the members, which commas separate; case does not matter.'),
    count: z.int().positive().optional().describe('So many lines of that name.'),
    with: z
      .int()
      .min(100)
      .max(599)
      .optional()
      .describe('The status that it belongs to; with any other it is not judged.'),
    optional: z.literal(true).optional().describe('It may be missing; if not, it must be so.'),
  })
  .describe('It must be there; an empty map asks no more.');
const fieldSchema = z.union([z.string(), z.int().nonnegative(), conditions], A_FIELD);
type FieldSpec = z.output<typeof fieldSchema>;

export const fieldsSchema = z
  .record(
    z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'a field has a name, such as Host'),
    fieldSchema,
  )
  .describe('By name, in any case. Each line of that name must be so.');
export type FieldsSpec = z.output<typeof fieldsSchema>;

export function textOf(spec: TextSpec, port: number): ExpectedText {
  return typeof spec === 'string' ? exactly(withPort(spec, port)) : matches(spec.matches);
}

/** One of these words. */
export function oneOf(words: readonly string[]): ExpectedText {
  return { is: (text) => words.includes(text), due: { how: 'is', values: [...words] } };
}

export function fieldsOf(spec: FieldsSpec, port: number): ExpectedField[] {
  return Object.entries(spec).map(([name, value]) => ({ name, ...fieldOf(value, port) }));
}

function fieldOf(spec: FieldSpec, port: number): Omit<ExpectedField, 'name'> {
  if (spec === 'absent') return { there: 'never' };
  if (typeof spec !== 'object') {
    return { there: 'must', value: exactly(withPort(String(spec), port)) };
  }
  const { is, matches: pattern, contains, count, with: withStatus, optional } = spec;
  const values = [
    ...(is === undefined ? [] : [exactly(withPort(is, port))]),
    ...(pattern === undefined ? [] : [matches(pattern)]),
    ...(contains === undefined ? [] : [holding(contains)]),
  ];
  const [first] = values;
  return {
    there: optional ? 'may' : 'must',
    ...(first ? { value: { ...first, is: (text) => values.every((one) => one.is(text)) } } : {}),
    ...(count === undefined ? {} : { count }),
    ...(withStatus === undefined ? {} : { withStatus }),
  };
}

function exactly(text: string): ExpectedText {
  return oneOf([text]);
}

function matches(pattern: string): ExpectedText {
  const compiled = new RegExp(pattern, 'i');
  return { is: (text) => compiled.test(text), due: { how: 'matches', values: [pattern] } };
}

function holding(token: string): ExpectedText {
  const wanted = token.toLowerCase();
  const members = (text: string): string[] =>
    text.split(',').map((member) => member.trim().toLowerCase());
  return {
    is: (text) => members(text).includes(wanted),
    due: { how: 'contains', values: [token] },
  };
}
