import { VERBS } from '../steps/index';
import { nameConnections } from './connections';
import { parseCase } from './parse-case';
import type { Problem } from './problem';

function parse(steps: string) {
  const source = `title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n${steps}`;
  return parseCase(source, 'fixtures/echo/one.yaml', VERBS, () => undefined);
}

const asTold = ({ at, message }: Problem): string => `${at.line}:${at.column}: ${message}`;

test.each([
  [
    'a step that needs a connection comes after one that opens it',
    '  - send: a\n  - connect\n  - expect: a\n',
    ['6:5: "send" needs a connection, and no step above opens one'],
  ],
  [
    'a connection must be opened before it is spoken of',
    '  - connect: left\n  - expect: a\n    on: lfet\n  - expect: a\n    on: c\n',
    [
      '8:5: no step above opens a connection "lfet", did you mean "left"?',
      '10:5: no step above opens a connection "c"; there are: left',
    ],
  ],
  [
    'two connections can not have one name',
    '  - connect: a\n  - connect: {as: a}\n  - expect: a\n',
    ['7:5: a connection "a" is there already: give this one another name'],
  ],
  [
    'a connection is not named by "on"',
    '  - connect: b\n    on: b\n  - expect: a\n',
    ['7:5: a connection gets its name as its value: - connect: b'],
  ],
  [
    'a step that speaks of no connection has no "on"',
    '  - connect\n  - expect-exit: 0\n    on: a\n',
    ['8:5: "expect-exit" speaks of no connection: leave "on" out'],
  ],
])('%s', (_title, steps, told) => {
  const parsed = parse(steps);
  expect(Array.isArray(parsed) ? parsed.map(asTold) : []).toEqual(told);
});

test('a connection without a name gets the first letter that is free', () => {
  const parsed = parse('  - connect: a\n  - connect\n  - send: x\n  - expect: y\n    on: a\n');
  if (Array.isArray(parsed)) throw new Error(parsed.map(asTold).join('\n'));
  expect([...nameConnections(parsed.steps, VERBS).values()]).toEqual(['a', 'b', 'b', 'a']);
});
