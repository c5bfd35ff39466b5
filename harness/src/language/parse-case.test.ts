import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';

const FILE = 'fixtures/echo/before-eof.yaml';
const GOOD = `# yaml-language-server: $schema=../case.schema.json
title: Answers before the client has closed
why: An echo comes back as it goes out.
refs: ["#echo-as-it-comes", "RFC 862"]
hint: Send back what each recv() returns at once.
level: should
weight: 2
needs: [linux]
steps:
  - connect: a
  - send: {file: all-bytes.bin}
  - expect: {file: all-bytes.bin}
    within: 1.5s
    on: a
  - half-close
  - expect-close: fin
`;
const bytes = Buffer.from([0, 1, 2]);
const parse = (source: string) =>
  parseCase(source, FILE, VERBS, (name) => (name === 'all-bytes.bin' ? bytes : undefined));
function faults(source: string): string[] {
  const parsed = parse(source);
  return Array.isArray(parsed) ? parsed.map((one) => formatProblem(one).split('\n')[0]!) : [];
}

test('a good case is read: its head, its id, its steps with their places, its payloads', () => {
  expect(parse(GOOD)).toEqual({
    id: 'echo/before-eof',
    slug: 'echo',
    name: 'before-eof',
    file: FILE,
    title: 'Answers before the client has closed',
    why: 'An echo comes back as it goes out.',
    refs: ['#echo-as-it-comes', 'RFC 862'],
    hint: 'Send back what each recv() returns at once.',
    level: 'should',
    visibility: 'public',
    weight: 2,
    order: 50,
    needs: ['linux'],
    steps: [
      { verb: 'connect', value: 'a', number: 1, at: { line: 10, column: 5 } },
      { verb: 'send', value: { file: 'all-bytes.bin' }, number: 2, at: { line: 11, column: 5 } },
      {
        verb: 'expect',
        value: { file: 'all-bytes.bin' },
        within: 1500,
        on: 'a',
        onAt: { line: 14, column: 5 },
        number: 3,
        at: { line: 12, column: 5 },
      },
      { verb: 'half-close', value: null, number: 4, at: { line: 15, column: 5 } },
      { verb: 'expect-close', value: 'fin', number: 5, at: { line: 16, column: 5 } },
    ],
    files: new Map([['all-bytes.bin', bytes]]),
  });
});

test('a case is a must of weight 1, public, and needs nothing, unless it says otherwise', () => {
  expect(parse(GOOD.replace(/level.*\nweight.*\nneeds.*\n/, ''))).toMatchObject({
    level: 'must',
    weight: 1,
    visibility: 'public',
    needs: [],
  });
});

test.each([
  ['CR LF line ends', GOOD.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${GOOD}`],
  ['Windows line ends and no last one', GOOD.trimEnd().replaceAll('\n', '\r\n')],
])('a file with %s is read as any other', (_name, source) => {
  expect(parse(source)).toMatchObject({ steps: { length: 5 } });
});

test('everything that is wrong is told at once, in the order of the file', () => {
  const source = GOOD.replace('level: should', 'levle: should')
    .replace('why:', 'way:')
    .replace('- half-close', '- half-closed')
    .replace('all-bytes.bin}\n  - expect', 'no-bytes.bin}\n  - expect');
  expect(faults(source)).toEqual([
    'fixtures/echo/before-eof.yaml:2:1: missing key "why"',
    'fixtures/echo/before-eof.yaml:3:1: unknown key "way", did you mean "why"?',
    'fixtures/echo/before-eof.yaml:6:1: unknown key "levle", did you mean "level"?',
    'fixtures/echo/before-eof.yaml:11:18: there is no payload file "no-bytes.bin"',
    'fixtures/echo/before-eof.yaml:15:5: unknown step "half-closed", did you mean "half-close"?',
  ]);
});

test('a payload file is looked up only by a plain name', () => {
  const looked: string[] = [];
  const source = GOOD.replaceAll('all-bytes.bin', '../../secret.bin');
  parseCase(source, FILE, VERBS, (name) => {
    looked.push(name);
    return bytes;
  });
  expect(looked).toEqual([]);
});
