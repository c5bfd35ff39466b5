import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';

const HEAD = ['title: T', 'why: W', 'refs: ["#r"]', 'hint: H', 'steps:'];

/** What is told of a file with these lines. */
function fault(title: string, lines: string[], ...told: string[]): void {
  test(title, () => {
    const source = lines.map((line) => `${line}\n`).join('');
    const parsed = parseCase(source, 'fixtures/echo/one.yaml', VERBS, () => undefined);
    const problems = Array.isArray(parsed) ? parsed : [];
    expect(problems.map(formatProblem).join('\n').split('\n')).toEqual(told);
  });
}

fault(
  'a tab at the start of a line is named, on each',
  [...HEAD, '\t- connect', '\t- expect: ping'],
  'fixtures/echo/one.yaml:6:1: a tab indents this line; YAML wants spaces',
  '  6 |  - connect',
  '    | ^',
  'fixtures/echo/one.yaml:7:1: a tab indents this line; YAML wants spaces',
  '  7 |  - expect: ping',
  '    | ^',
);
fault(
  'a key that stands twice is told at the second',
  ['title: T', 'title: Again', ...HEAD.slice(1), '  - expect: ping'],
  'fixtures/echo/one.yaml:2:1: this key stands twice in the same map',
  '  2 | title: Again',
  '    | ^',
);
const NO_MAP = [
  'fixtures/echo/one.yaml:1:1: a case is a map with title, why, refs, hint and steps',
];
fault('a file without a word is no case', [], ...NO_MAP, '  1 | ', '    | ^');
fault('a list is no case', ['- connect'], ...NO_MAP, '  1 | - connect', '    | ^');
fault(
  'a "{" that is not closed is told where it stands',
  [...HEAD, '  - send: {repeat: A, times: 5', '  - expect: a'],
  'fixtures/echo/one.yaml:6:11: this "{" is not closed',
  '  6 |   - send: {repeat: A, times: 5',
  '    |           ^',
);
fault(
  'a quote that is not closed is told where it stands, not where the file ends',
  [...HEAD, '  - send: "ping', '  - expect: a'],
  'fixtures/echo/one.yaml:6:11: this quote is not closed',
  '  6 |   - send: "ping',
  '    |           ^',
);
fault(
  'a line that is indented wrongly is told once',
  [...HEAD, '  - connect', ' - expect: a'],
  'fixtures/echo/one.yaml:7:1: this line is indented less than the lines it belongs to',
  '  7 |  - expect: a',
  '    | ^',
);
fault(
  'a text with a colon in it wants quotes',
  ['title: Fails: always', ...HEAD.slice(1), '  - expect: a'],
  'fixtures/echo/one.yaml:1:8: a text with ": " in it needs quotes',
  '  1 | title: Fails: always',
  '    |        ^',
);
fault(
  'an anchor without quotes is a comment, and is told so',
  ['title: T', 'why: W', 'refs: [#r]', 'hint: H', 'steps:', '  - expect: a'],
  'fixtures/echo/one.yaml:3:8: from "#" on this is a comment: put the text in quotes',
  '  3 | refs: [#r]',
  '    |        ^',
);
fault(
  'a text that goes on after its quotes wants quotes around all of it',
  ['title: "recv" is called once', ...HEAD.slice(1), '  - expect: a'],
  'fixtures/echo/one.yaml:1:15: the value ends before this: put all of it in quotes',
  '  1 | title: "recv" is called once',
  '    |               ^',
);
fault(
  'a text that begins with a reserved character wants quotes',
  ['title: `recv` is called once', ...HEAD.slice(1), '  - expect: a'],
  'fixtures/echo/one.yaml:1:8: a text that begins with "`" needs quotes',
  '  1 | title: `recv` is called once',
  '    |        ^',
);
fault(
  'a bare verb with a modifier lacks its colon',
  [...HEAD, '  - half-close', '    on: a', '  - expect: a'],
  'fixtures/echo/one.yaml:6:5: a ":" is missing after "half-close"',
  '  6 |   - half-close',
  '    |     ^',
);
fault(
  'a second document in the file is told as such',
  [...HEAD, '  - expect: a', '---', 'title: T'],
  'fixtures/echo/one.yaml:7:1: another YAML document begins here, and a file holds one',
  '  7 | ---',
  '    | ^',
);
fault(
  'aliases without measure are a fault of the file, not of ours',
  [...HEAD, '  - &again {expect: a}', ...Array.from({ length: 30 }, () => '  - *again')],
  'fixtures/echo/one.yaml:7:5: this file uses aliases (*) far too often',
  '  7 |   - *again',
  '    |     ^',
);
