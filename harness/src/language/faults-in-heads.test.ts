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
  'an empty title is told so, with quotes or without',
  ['title: ""', 'why:', ...HEAD.slice(2), ...STEPS],
  'fixtures/echo/one.yaml:1:8: "title": this is empty',
  '  1 | title: ""',
  '    |        ^',
  'fixtures/echo/one.yaml:2:5: "why": a text is due, and nothing is here',
  '  2 | why:',
  '    |     ^',
);
fault(
  'a number where a text is due wants quotes',
  ['title: 404', ...HEAD.slice(1), ...STEPS],
  'fixtures/echo/one.yaml:1:8: "title": a text is due, not a number: put 404 in quotes',
  '  1 | title: 404',
  '    |        ^',
);
fault(
  'a text where a list is due is told so',
  ['title: T', 'why: W', 'refs: "#r"', 'hint: H', ...STEPS],
  'fixtures/echo/one.yaml:3:7: "refs": a list is due, not a text',
  '  3 | refs: "#r"',
  '    |       ^',
);
fault(
  'a bad level is told with those there are',
  ['level: shall', ...HEAD, ...STEPS],
  'fixtures/echo/one.yaml:1:8: "level": one of must, should, extra is due',
  '  1 | level: shall',
  '    |        ^',
);
fault(
  'a level that is nearly one is told which',
  ['level: Must', ...HEAD, ...STEPS],
  'fixtures/echo/one.yaml:1:8: "level": one of must, should, extra is due, did you mean "must"?',
  '  1 | level: Must',
  '    |        ^',
);
fault(
  'a weight out of its range is told the limit',
  ['weight: 11', ...HEAD, ...STEPS],
  'fixtures/echo/one.yaml:1:9: "weight": this must be at most 10',
  '  1 | weight: 11',
  '    |         ^',
);
fault(
  'an unknown key is told with the nearest one',
  ['levle: must', ...HEAD, ...STEPS],
  'fixtures/echo/one.yaml:1:1: unknown key "levle", did you mean "level"?',
  '  1 | levle: must',
  '    | ^',
);
const KEYS = 'title, level, visibility, weight, why, refs, order, hint, needs, sweep, root, steps';
fault(
  'every unknown key is told, with the keys there are',
  ['author: me', 'created: today', ...HEAD, ...STEPS],
  `fixtures/echo/one.yaml:1:1: unknown key "author"; there are: ${KEYS}`,
  '  1 | author: me',
  '    | ^',
  `fixtures/echo/one.yaml:2:1: unknown key "created"; there are: ${KEYS}`,
  '  2 | created: today',
  '    | ^',
);
fault(
  'a case without steps, under a misspelt key, is told both',
  [...HEAD, 'stpes:', '  - connect'],
  'fixtures/echo/one.yaml:1:1: a case needs a list of steps',
  '  1 | title: T',
  '    | ^',
  'fixtures/echo/one.yaml:5:1: unknown key "stpes", did you mean "steps"?',
  '  5 | stpes:',
  '    | ^',
);
fault(
  'steps whose "-" lacks its space are told so',
  [...HEAD, 'steps:', '  -connect', '  -half-close'],
  'fixtures/echo/one.yaml:6:3: a space is missing after the "-"',
  '  6 |   -connect',
  '    |   ^',
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
