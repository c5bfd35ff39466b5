import { allSteps, type Step } from '../model/case';
import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';

function read(...lines: string[]): Step[] | string[] {
  const head = 'title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n';
  const source = head + lines.map((line) => `  ${line}\n`).join('');
  const parsed = parseCase(source, 'fixtures/echo/one.yaml', VERBS, () => undefined);
  if (Array.isArray(parsed)) return parsed.map((one) => formatProblem(one).split('\n')[0]!);
  return parsed.steps;
}
const script = (steps: Step[] | string[]): unknown[] =>
  steps.map((step) =>
    typeof step === 'string' ? step : [step.number, step.verb, step.value ?? null, step.on],
  );

test('the rounds of a repetition take its place; a step keeps its number in each', () => {
  const steps = read('- connect', '- repeat: 2', '  steps:', '    - send: x', '    - expect: x');
  expect(script(steps)).toEqual([
    [1, 'connect', null, undefined],
    [3, 'send', 'x', undefined],
    [4, 'expect', 'x', undefined],
    [3, 'send', 'x', undefined],
    [4, 'expect', 'x', undefined],
  ]);
});

test('a variable stands for its value in names, texts and seeds, up or down', () => {
  const steps = read(
    '- for: {i: 2..1}',
    '  steps:',
    '    - connect: "c{i}"',
    '    - send: {random: 4, seed: "{i}"}',
    '    - {expect: "got {i} of {j}", on: "c{i}"}',
  );
  expect(script(steps).slice(0, 3)).toEqual([
    [2, 'connect', 'c2', undefined],
    [3, 'send', { random: 4, seed: 2, as: 'bytes' }, undefined],
    [4, 'expect', 'got 2 of {j}', 'c2'],
  ]);
  expect(script(steps)[3]).toEqual([2, 'connect', 'c1', undefined]);
});

test('the branches of a parallel step stay in it: one for each value, or as they are given', () => {
  const ranged = read(
    '- parallel: {i: 1..3}',
    '  steps:',
    '    - connect: "c{i}"',
    '    - expect: a',
  );
  expect((ranged as Step[])[0]?.branches?.map(script)).toEqual(
    [1, 2, 3].map((i) => [
      [2, 'connect', `c${i}`, undefined],
      [3, 'expect', 'a', undefined],
    ]),
  );
  const listed = read(
    '- parallel:',
    '    - [connect: a, expect: x]',
    '    - [connect: b, expect: y]',
  );
  expect(allSteps(listed as Step[]).map((step) => step.value)).toEqual([
    [expect.anything(), expect.anything()],
    ...['a', 'x', 'b', 'y'],
  ]);
});

test.each([
  ['- {repeat: 3}', '6:6: "repeat" needs a list of steps beside it, under "steps:"'],
  ['- {repeat: many, steps: [connect]}', '6:14: repeat takes a number of rounds'],
  [
    '- {for: {i: 1-3}, steps: [connect]}',
    '6:15: "i": a range is written like 1..10, or 10..1 to count down',
  ],
  ['- {repeat: 3, steps: [conect]}', '6:25: unknown step "conect", did you mean "connect"?'],
  [
    '- {connect: , steps: [connect]}',
    '6:17: unknown key "steps"; beside "connect" may stand: on, within',
  ],
  ['- {connect: "c{i}"}', '6:15: "connect": no repetition around this step has that variable'],
])('a fault in %s is told once, where it is written', (step, told) => {
  expect(read(step)).toEqual([`fixtures/echo/one.yaml:${told}`]);
});
