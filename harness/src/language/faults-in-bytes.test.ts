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

const FORMS =
  'a text, or one of {hex}, {base64}, {repeat, times}, {random, seed}, {file}, {lines}, {request}, {response}';

fault(
  'a number where bytes are due wants quotes',
  '- expect: 200',
  '7:13: "expect": bytes are a text: put 200 in quotes',
  '  7 |   - expect: 200',
  '    |             ^',
);
fault(
  'what YAML takes for another number is quoted as it was written',
  '- expect: 007',
  '7:13: "expect": bytes are a text: put 007 in quotes',
  '  7 |   - expect: 007',
  '    |             ^',
);
fault(
  'true where bytes are due wants quotes',
  '- expect: true',
  '7:13: "expect": bytes are a text: put true in quotes',
  '  7 |   - expect: true',
  '    |             ^',
);
fault(
  'bytes of an unknown form are told with the forms there are',
  '- send: {octal: "07"}',
  `7:11: "send": bytes are ${FORMS}, {join}; or {bytes, cut-at, every}, {bytes, pieces, every}`,
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
  'two forms in one do not go together',
  '- send: {hex: "00", file: a.bin}',
  '7:23: "file" does not go with "hex"',
  '  7 |   - send: {hex: "00", file: a.bin}',
  '    |                       ^',
);
fault(
  'hex without quotes is told to be put in quotes, as it was written',
  '- send: {hex: 00}',
  '7:17: "hex": a text is due, not a number: put 00 in quotes',
  '  7 |   - send: {hex: 00}',
  '    |                 ^',
);
fault(
  'hex of half a byte is told what hex is',
  '- send: {hex: "abc"}',
  '7:17: hex is pairs of 0-9 a-f',
  '  7 |   - send: {hex: "abc"}',
  '    |                 ^',
);
fault(
  'base64 that is none is told so',
  '- send: {base64: "a"}',
  '7:20: "base64": this is not base64',
  '  7 |   - send: {base64: "a"}',
  '    |                    ^',
);
fault(
  'a bad size is told how sizes are written',
  '- send: {random: 1MB, seed: 7}',
  '7:20: "random": a size is a number of bytes, or written like 64KiB or 16MiB',
  '  7 |   - send: {random: 1MB, seed: 7}',
  '    |                    ^',
);
fault(
  'a size above the limit is told the limit',
  '- send: {random: 65MiB, seed: 7}',
  '7:20: "random": a payload is at most 64 MiB',
  '  7 |   - send: {random: 65MiB, seed: 7}',
  '    |                    ^',
);
fault(
  'a part of a join that is none is told what a part is',
  '- send: {join: [{join: [a]}]}',
  `7:19: "join": a part of a join is ${FORMS}`,
  '  7 |   - send: {join: [{join: [a]}]}',
  '    |                   ^',
);
fault(
  'a payload file that is not there is named',
  '- send: {file: all-bytes.bin}',
  '7:18: there is no payload file "all-bytes.bin"',
  '  7 |   - send: {file: all-bytes.bin}',
  '    |                  ^',
);
fault(
  'a payload file outside payloads/ is told once that it must be in there',
  '- send: {file: ../x.bin}',
  '7:18: "file": a payload file is a plain name in payloads/',
  '  7 |   - send: {file: ../x.bin}',
  '    |                  ^',
);
fault(
  'a bad time is told how times are written, a number too',
  '- wait: 30',
  '7:11: wait takes a time, such as 300ms, or idle',
  '  7 |   - wait: 30',
  '    |           ^',
);
fault(
  'a bad deadline is told how times are written',
  '- {expect: a, within: 2 seconds}',
  '7:25: "within": a time is written like 300ms or 2s',
  '  7 |   - {expect: a, within: 2 seconds}',
  '    |                         ^',
);
fault(
  'a list where a text is due is told what is due',
  '- send: {lines: "GET / HTTP/1.1"}',
  '7:19: "lines": a list is due, not a text',
  '  7 |   - send: {lines: "GET / HTTP/1.1"}',
  '    |                   ^',
);
