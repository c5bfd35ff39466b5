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
