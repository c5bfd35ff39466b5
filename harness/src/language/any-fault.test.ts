import fc from 'fast-check';
import { stringify } from 'yaml';
import { assignmentSchema } from '../model/assignment';
import { VERBS } from '../steps/index';
import { UNTOLD } from './issue-words';
import { parseCase } from './parse-case';
import { formatProblem, type Problem } from './problem';
import { check } from './schema-problems';
import { readYaml } from './yaml-file';

const GOOD = `# yaml-language-server: $schema=../case.schema.json
title: Answers before the client has closed
why: "An echo comes back: as it goes out."
refs: ["#echo-as-it-comes", 'RFC 862']
hint: >-
  Send back what each recv() returns at once.
level: should
needs: [linux]
steps:
  - connect: a
  - send: {repeat: A, times: 20}
  - {expect: "a\\n", within: 1.5s}
  - half-close
  - expect-close: fin
`;
/** Words of the libraries that read for us; an author has nothing to do with them. */
const JARGON =
  /invalid|expected|received|too (big|small)|unrecognized|pattern|undefined|array|object|string|NaN|union|scalar|token|mapping|sequence|implicit|flow|this is not YAML/i;

const parse = (source: string) =>
  parseCase(source, 'fixtures/echo/one.yaml', VERBS, () => undefined);

/** Told once, in our own words, and at a place that is in the file. */
function isWellTold(problems: readonly Problem[], source: string): boolean {
  const lines = source.replace(/^\uFEFF/, '').split('\n');
  return problems.every((problem) => {
    const { message, at } = problem;
    const [first = '', ...frame] = formatProblem(problem).split('\n');
    const own = message.replace(/"[^"]*"/g, '').replace(/put \S+ in quotes/, '');
    const inFile = at.column >= 1 && at.column <= (lines[at.line - 1]?.length ?? -1) + 1;
    return (
      inFile && frame.length === 2 && first.length < 400 && !JARGON.test(own) && message !== UNTOLD
    );
  });
}

test('a file that is spoilt anywhere, in any way, is told in our own words', () => {
  const sign = fc.constantFrom(...'"\'{}[]:,-#&*!|>%@`?\t\n ~\\ax01', ': ', '- ', '\n  ', '\n\t');
  const spoil = fc.tuple(fc.nat(GOOD.length), fc.nat(4), fc.array(sign, { maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(spoil, { minLength: 1, maxLength: 2 }), (spoils) => {
      let source = GOOD;
      for (const [at, cut, put] of spoils) {
        source = source.slice(0, at) + put.join('') + source.slice(at + cut);
      }
      const parsed = parse(source);
      const problems = Array.isArray(parsed) ? parsed : [];
      expect([source, problems.map(formatProblem), isWellTold(problems, source)]).toEqual([
        source,
        problems.map(formatProblem),
        true,
      ]);
    }),
    { numRuns: 500 },
  );
});

const anything = fc.jsonValue({ maxDepth: 2 });
const options = [
  'hex',
  'base64',
  'repeat',
  'times',
  'random',
  'seed',
  'as',
  'file',
  'lines',
  'join',
];
const moreOptions = ['args', 'env', 'stdin', 'family', 'host', 'decoys', 'matches'];
const aValue = fc.oneof(
  anything,
  fc.dictionary(fc.constantFrom(...options, ...moreOptions), anything, { maxKeys: 3 }),
);

test('any value of any verb is told in our own words, or is right', () => {
  const aStep = fc.record(
    {
      verb: fc.constantFrom(...VERBS.map(({ name }) => name)),
      value: aValue,
      on: anything,
      within: anything,
    },
    { requiredKeys: ['verb', 'value'] },
  );
  fc.assert(
    fc.property(aStep, ({ verb, value, ...beside }) => {
      const head = { title: 'T', why: 'W', refs: ['#r'], hint: 'H' };
      const source = stringify({ ...head, steps: ['connect', { [verb]: value, ...beside }] });
      const parsed = parse(source);
      const problems = Array.isArray(parsed) ? parsed : [];
      expect([source, problems.map(formatProblem), isWellTold(problems, source)]).toEqual([
        source,
        problems.map(formatProblem),
        true,
      ]);
    }),
    { numRuns: 500 },
  );
});

test('any assignment.yaml is told in our own words, or is right', () => {
  const keys = fc.constantFrom(...Object.keys(assignmentSchema.shape), 'x');
  fc.assert(
    fc.property(fc.oneof(anything, fc.dictionary(keys, anything)), (value) => {
      const source = stringify(value);
      const yaml = readYaml(source, 'assignment.yaml');
      if (Array.isArray(yaml)) throw new Error(yaml.map(formatProblem).join('\n'));
      const checked = check(yaml, assignmentSchema, yaml.data, []);
      const problems = checked.ok ? [] : checked.problems;
      expect([source, problems.map(formatProblem), isWellTold(problems, source)]).toEqual([
        source,
        problems.map(formatProblem),
        true,
      ]);
    }),
  );
});
