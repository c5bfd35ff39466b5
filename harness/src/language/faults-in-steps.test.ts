import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';

/** What is told of a case with these steps, the first of which stands in line 6. */
function fault(title: string, steps: string[], ...told: string[]): void {
  const head = 'title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n';
  const source = head + steps.map((step) => `  ${step}\n`).join('');
  test(title, () => {
    const parsed = parseCase(source, 'fixtures/echo/one.yaml', VERBS, () => undefined);
    const problems = Array.isArray(parsed) ? parsed : [];
    expect(problems.map(formatProblem).join('\n').split('\n')).toEqual(told);
  });
}

fault(
  'an unknown verb is told with the nearest one',
  ['- connect', '- sned: ping', '- expect: ping'],
  'fixtures/echo/one.yaml:7:5: unknown step "sned", did you mean "send"?',
  '  7 |   - sned: ping',
  '    |     ^',
);
fault(
  'a verb that is near no other is told with the page that lists them',
  ['- connect', '- melt', '- expect: ping'],
  'fixtures/echo/one.yaml:7:5: unknown step "melt"; docs/case-language.md lists them all',
  '  7 |   - melt',
  '    |     ^',
);
fault(
  'an unknown modifier is told with the nearest one',
  ['- connect', '- expect: ping', '  witin: 2s'],
  'fixtures/echo/one.yaml:8:5: unknown key "witin", did you mean "within"?',
  '  8 |     witin: 2s',
  '    |     ^',
);
fault(
  'a key that no verb has beside it is told with those that may stand there',
  ['- connect', '- expect: ping', '  colour: red'],
  'fixtures/echo/one.yaml:8:5: unknown key "colour"; beside "expect" may stand: on, within',
  '  8 |     colour: red',
  '    |     ^',
);
fault(
  'two verbs in one step are told apart',
  ['- connect', '- send: a', '  expect: a'],
  'fixtures/echo/one.yaml:8:5: "send" and "expect" are two steps: begin the second with a "- " of its own',
  '  8 |     expect: a',
  '    |     ^',
);
fault(
  'a step of modifiers alone has no verb',
  ['- connect', '- within: 2s', '- expect: a'],
  'fixtures/echo/one.yaml:7:5: this step has no verb',
  '  7 |   - within: 2s',
  '    |     ^',
);
fault(
  'a step that is no verb at all is told what a step looks like',
  ['- connect', '- [send, a]', '- 5', '- expect: a'],
  'fixtures/echo/one.yaml:7:5: a step is a verb, such as "- connect" or "- send: ping"',
  '  7 |   - [send, a]',
  '    |     ^',
  'fixtures/echo/one.yaml:8:5: a step is a verb, such as "- connect" or "- send: ping"',
  '  8 |   - 5',
  '    |     ^',
);
fault(
  'a value where none is due is named',
  ['- connect', '- half-close: now', '- expect: a'],
  'fixtures/echo/one.yaml:7:17: "half-close": this step takes no value',
  '  7 |   - half-close: now',
  '    |                 ^',
);
fault(
  'a verb without its value is told with an example',
  ['- connect', '- send', '- expect-close:'],
  'fixtures/echo/one.yaml:7:5: "send" needs a value, such as: - send: "ping\\n"',
  '  7 |   - send',
  '    |     ^',
  'fixtures/echo/one.yaml:8:5: "expect-close" needs a value, such as: - expect-close: fin',
  '  8 |   - expect-close:',
  '    |     ^',
);
fault(
  'a way to end that is none is told with those there are, and the nearest',
  ['- connect', '- expect-close: FIN'],
  'fixtures/echo/one.yaml:7:19: "expect-close": a connection ends by fin, rst or any, did you mean "fin"?',
  '  7 |   - expect-close: FIN',
  '    |                   ^',
);
fault(
  'an unknown option of a verb is told with the nearest one',
  ['- connect: {as: a, famliy: ipv6}', '- expect: a'],
  'fixtures/echo/one.yaml:6:22: unknown key "famliy", did you mean "family"?',
  '  6 |   - connect: {as: a, famliy: ipv6}',
  '    |                      ^',
);
fault(
  'steps that expect nothing can not fail',
  ['- connect', '- send: ping'],
  'fixtures/echo/one.yaml:5:1: no step expects anything: it can not fail',
  '  5 | steps:',
  '    | ^',
);
fault(
  'an exit that is none is told with those there are',
  ['- run: a', '- expect-exit: ok', '- expect-exit: 256'],
  'fixtures/echo/one.yaml:7:18: "expect-exit": an exit is a code from 0 to 255, failure, or any',
  '  7 |   - expect-exit: ok',
  '    |                  ^',
  'fixtures/echo/one.yaml:8:18: "expect-exit": this must be at most 255',
  '  8 |   - expect-exit: 256',
  '    |                  ^',
);
