import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { VERBS } from '../steps/index';
import { caseJsonSchema } from './json-schema';
import { listCases, listSlugs } from './load-course';

type Json = Record<string, unknown>;
const ROOT = join(__dirname, '../../..');
const schema = caseJsonSchema(VERBS);

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
const isType = (value: unknown, type: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;

/** Each keyword of draft-07 that the schema uses; a keyword without an entry fails the test. */
const KEYWORDS: Record<string, (rule: never, value: never, node: Json) => boolean> = {
  $ref: (ref: string, value: unknown) =>
    isValid(
      ref
        .split('/')
        .slice(1)
        .reduce<Json>((node, key) => node[key] as Json, schema),
      value,
    ),
  type: (types: unknown, value: unknown) => [types].flat().some((type) => isType(value, type)),
  const: (constant: unknown, value: unknown) => value === constant,
  enum: (values: unknown[], value: unknown) => values.includes(value),
  anyOf: (nodes: Json[], value: unknown) => nodes.some((node) => isValid(node, value)),
  allOf: (nodes: Json[], value: unknown) => nodes.every((node) => isValid(node, value)),
  properties: (properties: Json, value: Json) =>
    Object.entries(value).every(
      ([key, part]) => !(key in properties) || isValid(properties[key] as Json, part),
    ),
  required: (keys: string[], value: Json) => keys.every((key) => key in value),
  additionalProperties: (rule: false | Json, value: Json, node) =>
    Object.entries(value).every(
      ([key, part]) =>
        key in ((node.properties ?? {}) as Json) || (rule !== false && isValid(rule, part)),
    ),
  propertyNames: (rule: Json, value: Json) => Object.keys(value).every((key) => isValid(rule, key)),
  items: (rule: Json | Json[], value: unknown[]) =>
    value.every((part, at) =>
      Array.isArray(rule) ? isValid(rule[at]!, part) : isValid(rule, part),
    ),
  additionalItems: () => true, // maxItems says the same
  maxItems: (most: number, value: unknown[]) => value.length <= most,
  minItems: (least: number, value: unknown[]) => value.length >= least,
  minLength: (least: number, value: string) => value.length >= least,
  pattern: (pattern: string, value: string) => new RegExp(pattern).test(value),
  minimum: (least: number, value: number) => value >= least,
  maximum: (most: number, value: number) => value <= most,
  exclusiveMinimum: (bound: number, value: number) => value > bound,
};
const NOTES = [
  '$schema',
  'title',
  'description',
  'default',
  'format',
  'contentEncoding',
  'definitions',
];
const ABOUT: Record<string, string> = {
  properties: 'object',
  required: 'object',
  additionalProperties: 'object',
  propertyNames: 'object',
  items: 'array',
  minItems: 'array',
  maxItems: 'array',
  additionalItems: 'array',
  minLength: 'string',
  pattern: 'string',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
};

function isValid(node: Json, value: unknown): boolean {
  return Object.entries(node).every(([keyword, rule]) => {
    if (NOTES.includes(keyword)) return true;
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`the schema uses ${keyword}`);
    // A keyword says nothing of values that it is not about.
    if (ABOUT[keyword] !== undefined && typeOf(value) !== ABOUT[keyword]) return true;
    return check(rule as never, value as never, node);
  });
}

const HEAD = { title: 'T', why: 'W', refs: ['#r'], hint: 'H' };
const withSteps = (...steps: unknown[]): unknown => ({ ...HEAD, steps });

test('the schema is of draft-07, which editors read', () => {
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
});

test('every verb is in the schema, with what it means and an example', () => {
  const { items } = (schema.properties as { steps: { items: { anyOf: Json[] } } }).steps;
  const described = new Map(
    items.anyOf.flatMap(({ required, properties }) =>
      ((required ?? []) as string[]).map((verb) => [
        verb,
        (properties as Record<string, { description: string }>)[verb]!.description,
      ]),
    ),
  );
  for (const { name, doc, examples } of VERBS) {
    expect(described.get(name)).toContain(doc);
    expect(described.get(name)).toContain(examples[0]);
  }
});

test('every verb may stand alone in the schema where it may in a case, and nowhere else', () => {
  for (const { name, bare } of VERBS)
    expect([name, isValid(schema, withSteps(name))]).toEqual([name, bare]);
});

test.each(listSlugs(ROOT))('every case file of %s is valid by the schema', (slug) => {
  for (const name of listCases(ROOT, slug)) {
    const file = join(ROOT, 'fixtures', slug, `${name}.yaml`);
    expect([name, isValid(schema, parse(readFileSync(file, 'utf8')))]).toEqual([name, true]);
  }
});

test('the schema that editors are given is the one made from the verbs', () => {
  const given = readFileSync(join(ROOT, 'fixtures/case.schema.json'), 'utf8');
  expect(JSON.parse(given)).toEqual(schema);
});

test.each(VERBS.flatMap((verb) => verb.examples))('the example "%s" is a valid step', (example) => {
  expect(isValid(schema, withSteps(parse(example)))).toBe(true);
});

test.each<[string, unknown]>([
  ['a case without steps', HEAD],
  ['an empty list of steps', withSteps()],
  ['an unknown key', { ...HEAD, levle: 'must', steps: ['connect'] }],
  ['a bad level', { ...HEAD, level: 'shall', steps: ['connect'] }],
  ['an unknown verb', withSteps({ sned: 'ping' })],
  ['two verbs in one step', withSteps({ send: 'a', expect: 'a' })],
  ['a number as bytes', withSteps({ expect: 200 })],
  ['a bad time', withSteps({ wait: '2 seconds' })],
  ['a bad deadline', withSteps({ expect: 'a', within: 5 })],
  ['an end that is none', withSteps({ 'expect-close': 'FIN' })],
])('%s is not valid by the schema', (_name, value) => {
  expect(isValid(schema, value)).toBe(false);
});
