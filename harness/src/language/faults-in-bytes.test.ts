import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';

/** What is told of a case whose step in line 7 is this one. */
function fault(title: string, step: string, message: string, ...frame: string[]): void {
  const head = 'title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n';
  const source = `${head}  - connect\n  ${step}\n  - expect: a\n`;
  test(title, () => {
    const parsed = parseCase(source, 'fixtures/echo/one.yaml', VERBS, () => undefined);
    const problems = Array.isArray(parsed) ? parsed : [];
    const told = [`fixtures/echo/one.yaml:${message}`, ...frame];
    expect(problems.map(formatProblem).join('\n').split('\n')).toEqual(told);
  });
}

const FORMS = 'a text, or one of {hex}, {base64}, {repeat, times}, {random, seed}, {file}, {lines}';

fault(
  'bytes of an unknown form are told with the forms there are',
  '- send: {octal: "07"}',
  `7:11: "send": bytes are ${FORMS}, {join}`,
  '  7 |   - send: {octal: "07"}',
  '    |           ^',
);
fault(
  'a form without one of its keys is told which',
  '- send: {repeat: A}',
  '7:11: missing key "times"',
  '  7 |   - send: {repeat: A}',
  '    |           ^',
);
fault(
  'hex without quotes is told to be put in quotes',
  '- send: {hex: 00}',
  '7:17: "hex": put hex in quotes',
  '  7 |   - send: {hex: 00}',
  '    |                 ^',
);
fault(
  'a size above the limit is told the limit',
  '- send: {random: 65MiB, seed: 7}',
  '7:20: "random": a payload is at most 64 MiB',
  '  7 |   - send: {random: 65MiB, seed: 7}',
  '    |                    ^',
);
fault(
  'a payload file that is not there is named',
  '- send: {file: all-bytes.bin}',
  '7:18: there is no payload file "all-bytes.bin"',
  '  7 |   - send: {file: all-bytes.bin}',
  '    |                  ^',
);
fault(
  'a bad deadline is told how times are written',
  '- {expect: a, within: 2 seconds}',
  '7:25: "within": a time is written like 300ms or 2s',
  '  7 |   - {expect: a, within: 2 seconds}',
  '    |                         ^',
);
