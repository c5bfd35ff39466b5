import * as z from 'zod';
import { didYouMean } from './nearest';
import { quoted } from './quoted';

type RawIssue = z.core.$ZodRawIssue;

/** Advice on a number or true where a text is due; "it" is replaced by what stands in the file. */
export const PUT_IT_IN_QUOTES = 'put it in quotes';
/** Said of what has no words of its own; every schema of ours has them. */
export const UNTOLD = 'this is not written as it must be';

const FORMATS: Readonly<Record<string, string>> = {
  base64: 'this is not base64',
  ipv4: 'this is not an IPv4 address',
};
const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};
const NUMBERS = ['number', 'int'];
const LONG_LIST = 8;

/** What is wrong, in the words of whoever writes YAML. A schema's own words come before these. */
export function wordsOf(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input, issue.inst);
    case 'invalid_value':
      return wrongValue(issue.values.map(String), issue.input);
    case 'invalid_format':
      return FORMATS[issue.format] ?? UNTOLD;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'this is empty';
      return `this must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `this must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    default:
      return UNTOLD;
  }
}

function wrongType(expected: string, input: unknown, schema: unknown): string {
  const noun = NOUNS[expected];
  if (noun === undefined) return UNTOLD;
  const keys = schema instanceof z.ZodObject ? ` with ${Object.keys(schema.shape).join(', ')}` : '';
  const due = `${noun}${keys} is due`;
  if (input === null) return `${due}, and nothing is here`;
  if (typeof input === 'number' && NUMBERS.includes(expected)) return due;
  return `${due}, not ${nounOf(input)}${advice(expected, input)}`;
}

function advice(expected: string, input: unknown): string {
  const isScalar = typeof input === 'number' || typeof input === 'boolean';
  if (expected === 'string' && isScalar) return `: ${PUT_IT_IN_QUOTES}`;
  const isNumeric = typeof input === 'string' && /^\d+(\.\d+)?$/.test(input);
  return isNumeric && NUMBERS.includes(expected) ? ': leave the quotes out' : '';
}

function nounOf(input: unknown): string {
  if (typeof input === 'string') return 'a text';
  if (typeof input === 'boolean') return String(input);
  if (typeof input === 'number') return 'a number';
  return Array.isArray(input) ? 'a list' : 'a map';
}

function wrongValue(values: string[], input: unknown): string {
  const near = typeof input === 'string' && didYouMean(input, values) !== '';
  if (values.length > LONG_LIST && near) return `${quoted(input)} is not known here`;
  return values.length === 1
    ? `only ${values.join()} is possible here`
    : `one of ${values.join(', ')} is due`;
}
