import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';

const HEAD = ['title: T', 'why: W', 'refs: ["#r"]', 'hint: H'];
const STEPS = ['steps:', '  - connect', '  - expect: ping'];

/** What is told of a file with these lines. */
function fault(title: string, lines: string[], ...told: string[]): void {
  test(title, () => {
    const source = `${lines.join('\n')}\n`;
    const parsed = parseCase(source, 'fixtures/echo/one.yaml', VERBS, () => undefined);
    const problems = Array.isArray(parsed) ? parsed : [];
    expect(problems.map(formatProblem).join('\n').split('\n')).toEqual(told);
  });
}

fault(
  'a missing title is told where the case begins',
  [...HEAD.slice(1), ...STEPS],
  'fixtures/echo/one.yaml:1:1: missing key "title"',
  '  1 | why: W',
  '    | ^',
);
fault(
  'an unknown key is told with the nearest one',
  ['levle: must', ...HEAD, ...STEPS],
  'fixtures/echo/one.yaml:1:1: unknown key "levle", did you mean "level"?',
  '  1 | levle: must',
  '    | ^',
);
fault(
  'an empty list of steps is told so',
  [...HEAD, 'steps: []'],
  'fixtures/echo/one.yaml:5:8: a case needs a list of steps',
  '  5 | steps: []',
  '    |        ^',
);
fault(
  'steps that are a map are told to be a list',
  [...HEAD, 'steps:', '  connect:', '  expect: ping'],
  'fixtures/echo/one.yaml:6:3: a case needs a list of steps',
  '  6 |   connect:',
  '    |   ^',
);
