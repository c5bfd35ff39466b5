import fc from 'fast-check';
import { allSteps, type Step } from '../model/case';
import { VERBS } from '../steps/index';
import { nameConnections } from './connections';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';
import { bind, rangesSchema } from './rounds';

const FILES = new Map([['part2.bin', Buffer.from('two')]]);
function parse(...lines: string[]): Step[] | string[] {
  const head = 'title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n';
  const source = head + lines.map((line) => `  ${line}\n`).join('');
  const parsed = parseCase(source, 'x/one.yaml', VERBS, (name) => FILES.get(name), [
    ...FILES.keys(),
  ]);
  if (Array.isArray(parsed)) return parsed.map((one) => formatProblem(one).split('\n')[0]!);
  return parsed.steps;
}
function names(...lines: string[]): string[] {
  const steps = parse(...lines) as Step[];
  const named = nameConnections(steps, VERBS);
  return allSteps(steps).map((step) => `${step.verb} ${named.get(step)}`);
}

const bound = fc.nat(999_999);
test('a range holds both of its ends and all between them, up or down, if they are not too many', () => {
  fc.assert(
    fc.property(bound, fc.integer({ min: -1200, max: 1200 }), (first, by) => {
      const last = Math.min(999_999, Math.max(0, first + by));
      const read = rangesSchema.safeParse({ i: `${first}..${last}` });
      const count = Math.abs(last - first) + 1;
      expect(read.success).toBe(count <= 1000);
      if (!read.success) return;
      const values = read.data.map(({ i }) => i!);
      const at = (place: number): number => first + Math.sign(last - first) * place;
      expect(values).toEqual(Array.from({ length: count }, (_, place) => at(place)));
    }),
  );
});

test.each(['1-3', '1...3', '-1..3', '1..', '..3', 'a..c', '1..1000000', 3, null, ['1..3']])(
  '%j is no range',
  (written) => {
    expect(rangesSchema.safeParse({ i: written }).success).toBe(false);
  },
);

test.each([{}, { i: '1..2', j: '1..2' }, { ij: '1..2' }, { I: '1..2' }])(
  '%j is not one variable with its range',
  (written) => {
    expect(rangesSchema.safeParse(written).success).toBe(false);
  },
);

test('only variables that are bound are replaced, in texts at any depth; keys are left alone', () => {
  const written = { '{i}': ['{i}{i}', { a: 'x{j}{i}' }, 5, null, '{ii} { i }'] };
  expect(bind(written, { i: 7 })).toEqual({ '{i}': ['77', { a: 'x{j}7' }, 5, null, '{ii} { i }'] });
});

test('a variable stands in the modifiers as well, and an inner one hides the outer', () => {
  const steps = parse(
    '- for: {i: 1..2}',
    '  steps:',
    '    - connect: "c{i}"',
    '    - {expect: "{i}", on: "c{i}", within: "{i}s"}',
    '    - for: {i: 8..9}',
    '      steps: [{expect: "{i}"}]',
  ) as Step[];
  expect(steps.map(({ value, on, within }) => [value, on, within])).toEqual(
    [
      ...[['c1'], ['1', 'c1', 1000], ['8'], ['9']],
      ...[['c2'], ['2', 'c2', 2000], ['8'], ['9']],
    ].map(([value, on, within]) => [value, on, within]),
  );
});

test.each([
  [
    'deep inside',
    ['- for: {i: 1..9}', '  steps:', '    - repeat: 3', '      steps: [connect, {expcet: x}]'],
    '9:27: unknown step "expcet", did you mean "expect"?',
  ],
  [
    'in a branch',
    ['- connect', '- parallel:', '    - [{expect: x}]', '    - [{expect: x, witin: 2s}]'],
    '9:22: unknown key "witin", did you mean "within"?',
  ],
  [
    'that only some rounds have',
    ['- for: {i: 0..300}', '  steps: [connect, {expect-exit: "{i}"}]'],
    '7:36: "expect-exit": an exit is a code from 0 to 255, failure, or any',
  ],
  [
    'of a connection that no round opens',
    ['- for: {i: 1..9}', '  steps: [{connect: "c{i}"}, {expect: x, on: "d{i}"}]'],
    '7:44: no step above opens a connection "d1"; there are: c1',
  ],
  [
    'of too many rounds',
    ['- connect', '- {repeat: 1001, steps: [{expect: x}]}'],
    '7:14: "repeat": a step is repeated at most 1000 times',
  ],
  [
    'of a range that is too long',
    ['- connect', '- {for: {i: 1..1001}, steps: [{expect: x}]}'],
    '7:15: "i": a range has at most 1000 values',
  ],
  [
    'of a payload that is not there',
    ['- connect', '- {for: {i: 1..2}, steps: [{expect: {file: "part{i}.bin"}}]}'],
    '7:31: there is no payload file "part1.bin", did you mean "part2.bin"?',
  ],
  [
    'of steps beside lists that would never be run',
    ['- connect', '- {parallel: [[{expect: x}], [{expect: y}]], steps: [{expect: z}]}'],
    '7:48: "parallel" holds lists of steps already: leave "steps" out',
  ],
  [
    'of one branch alone',
    ['- connect', '- parallel: [[{expect: x}]]'],
    '7:15: "parallel": one list of steps alone has nothing to run beside',
  ],
])('a fault %s is told once, where it is written', (_where, lines, told) => {
  expect(parse(...lines)).toEqual([`x/one.yaml:${told}`]);
});

test('repetitions in repetitions that come to too many steps are told, not unrolled', () => {
  const steps = '[{repeat: 1000, steps: [{repeat: 1000, steps: [{expect: x}]}]}]';
  expect(parse('- connect', `- {repeat: 1000, steps: ${steps}}`)).toEqual([
    'x/one.yaml:7:74: with all rounds of its repetitions a case has at most 20000 steps',
  ]);
});

test('a payload may be named by a variable', () => {
  const steps = parse('- connect', '- {for: {i: 2..2}, steps: [{expect: {file: "part{i}.bin"}}]}');
  expect((steps as Step[])[1]).toMatchObject({ value: { file: 'part2.bin' } });
});

test('a connection without a name keeps its letter in all rounds', () => {
  expect(
    names('- connect', '- repeat: 2', '  steps: [connect, half-close]', '- {expect: x, on: a}'),
  ).toEqual(['connect a', 'connect b', 'half-close b', 'connect b', 'half-close b', 'expect a']);
});

test('a branch speaks of what was opened last before it or in it, not in another branch', () => {
  expect(
    names(
      '- connect: a',
      '- parallel:',
      '    - [{connect: b}, {expect: x}]',
      '    - [{expect: y}]',
      '- {expect: z, on: b}',
    ),
  ).toEqual(['connect a', 'parallel a', 'connect b', 'expect b', 'expect a', 'expect b']);
});

test.each([
  [
    'a branch does not know what another one opens',
    ['- parallel:', '    - [{connect: a}, {expect: x}]', '    - [{expect: x, on: a}]'],
    '8:22: connection "a" is opened side by side with this step: open it before, or in the same branch',
  ],
  [
    'branches open connections of different names',
    ['- parallel:', '    - [{connect: a}, {expect: x}]', '    - [{connect: a}, {expect: x}]'],
    '8:11: a connection "a" is there already: give this one another name',
  ],
  [
    'so do the branches of a range',
    ['- parallel: {i: 1..3}', '  steps: [connect, {expect: x}]'],
    '7:13: a connection "a" is there already: give this one another name',
  ],
])('%s', (_title, lines, told) => {
  expect(parse(...lines)).toEqual([`x/one.yaml:${told}`]);
});
