import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';

/** What is told of a case whose steps after `connect`, from line 7 on, are these. */
function told(steps: string): string[] {
  const head = 'title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n  - connect\n';
  const parsed = parseCase(`${head}  ${steps}\n`, 'fixtures/echo/one.yaml', VERBS, () => undefined);
  const problems = Array.isArray(parsed) ? parsed : [];
  return problems.map(({ at, message }) => `${at.line}:${at.column}: ${message}`);
}

const FORMS =
  'a text, or one of {hex}, {base64}, {repeat, times}, {random, seed}, {file}, {lines}, {request}, {response}';
const A_TIME = 'a time is written like 300ms or 2s';
const A_HOST = 'a host is an IPv4 address, or localhost';
const AN_EXIT = 'an exit is a code from 0 to 255, failure, or any';

test.each<[step: string, ...told: string[]]>([
  ['- expect: {}', `7:13: "expect": bytes are ${FORMS}, {join}`],
  ['- expect: [a, b]', `7:13: "expect": bytes are ${FORMS}, {join}`],
  ['- expect: {hx: "00"}', '7:14: unknown key "hx", did you mean "hex"?'],
  ['- expect: {hex: }', '7:19: "hex": a text is due, and nothing is here'],
  ['- expect: {hex: [a]}', '7:19: "hex": a text is due, not a list'],
  ['- expect: {hex: 1e5}', '7:19: "hex": a text is due, not a number: put 1e5 in quotes'],
  [
    '- expect: {repeat: A, time: 5}',
    '7:13: missing key "times"',
    '7:25: unknown key "time", did you mean "times"?',
  ],
  ['- expect: {repeat: A, times: 0}', '7:32: "times": this must be more than 0'],
  [
    '- expect: {repeat: A, times: "5"}',
    '7:32: "times": a number is due, not a text: leave the quotes out',
  ],
  ['- expect: {repeat: A, times: 1.5}', '7:32: "times": a whole number is due'],
  ['- expect: {repeat: A, times: many}', '7:32: "times": a number is due, not a text'],
  ['- expect: {repeat: A, times: 67108865}', '7:32: "times": this must be at most 67108864'],
  ['- expect: {repeat: "", times: 5}', '7:22: "repeat": this is empty'],
  [
    '- expect: {repeat:A, times: 5}',
    '7:13: missing key "repeat"',
    '7:14: a space is missing after "repeat:"',
  ],
  [
    '- expect: {repeat A, times: 5}',
    '7:13: missing key "repeat"',
    '7:14: a ":" is missing after "repeat"',
  ],
  ['- expect: {random: 5}', '7:13: missing key "seed"'],
  [
    '- expect: {random: 5, seed: -1, as: txt}',
    '7:31: "seed": this must be at least 0',
    '7:39: "as": one of bytes, text is due, did you mean "text"?',
  ],
  ['- expect: {lines: []}', '7:21: "lines": this is empty'],
  ['- expect: {lines: [200]}', '7:22: "lines": a text is due, not a number: put 200 in quotes'],
  [
    '- expect: {join: [200, {hx: a}]}',
    '7:21: "join": bytes are a text: put 200 in quotes',
    '7:27: unknown key "hx", did you mean "hex"?',
  ],
])('bytes that are none are told why: %s', (step, ...faults) => {
  expect(told(step)).toEqual(faults);
});

test.each<[step: string, ...told: string[]]>([
  ['- wait: 0ms', '7:11: "wait": a time must be more than nothing'],
  ['- wait: [1s]', '7:11: wait takes a time, such as 300ms, or idle'],
  ['- {expect: a, within: 5}', `7:25: "within": ${A_TIME}`],
  ['- {expect: a, within: }', `7:25: "within": ${A_TIME}`],
  ['- {expect: a, within: 0s}', '7:25: "within": a time must be more than nothing'],
  ['- {expect: a, on: 5}', '7:21: "on": a text is due, not a number: put 5 in quotes'],
  ['- wait: # until it comes', '7:11: from "#" on this is a comment: put the text in quotes'],
  ['- expect: #ping', '7:13: from "#" on this is a comment: put the text in quotes'],
  ['- expect: ~', '7:5: "expect" needs a value, such as: - expect: "ping\\n"'],
])('a time that is none, and nothing at all, are told so: %s', (step, ...faults) => {
  expect(told(step)).toEqual(faults);
});

test.each<[step: string, ...told: string[]]>([
  ['- run: 5', '7:10: "run": bytes are a text: put 5 in quotes'],
  ['- run: [a]', '7:10: run takes a message, or {args, env, stdin}'],
  ['- run: {arg: [a]}', '7:11: unknown key "arg", did you mean "args"?'],
  ['- run: {args: a}', '7:17: "args": a list is due, not a text'],
  ['- run: {args: [a], hex: "00"}', '7:11: "args" does not go with "hex"'],
  ['- run: {env: {PORT: 80}}', '7:23: "PORT": a text is due, not a number: put 80 in quotes'],
  [
    '- run: {env: {port: "80"}}',
    '7:17: a variable of the environment is named in capitals, such as LANG',
  ],
  ['- connect: 5', '7:14: connect takes nothing, a name, or {as: a, family: ipv6}'],
  ['- connect: Left', '7:14: "connect": a connection has a short name, such as a'],
  ['- connect: {family: ipv5}', '7:23: "family": one of ipv4, ipv6 is due, did you mean "ipv4"?'],
  ['- connect: {name: b}', '7:15: unknown key "name"; there are: as, family'],
  ['- accept: Left', '7:13: "accept": a connection has a short name, such as a'],
  ['- listen: localhost', '7:13: listen takes nothing, or {host, decoys}'],
  ['- listen: {host: 10.0.0.300}', `7:20: "host": ${A_HOST}`],
  ['- listen: {host: 10}', `7:20: "host": ${A_HOST}`],
  ['- listen: {decoys: [80]}', '7:23: "decoys": this must be at least 1024'],
  [
    '- restart: otherport',
    '7:14: restart takes same-port or other-port, did you mean "other-port"?',
  ],
  ['- expect-refused: now', '7:21: expect-refused takes no value'],
  ['- expect-exit: "0"', `7:18: "expect-exit": ${AN_EXIT}`],
  ['- expect-exit: failur', `7:18: "expect-exit": ${AN_EXIT}, did you mean "failure"?`],
  ['- expect-exit: -1', '7:18: "expect-exit": this must be at least 0'],
  ['- expect-stderr: usage', '7:20: expect-stderr takes nothing, or {matches: "usage"}'],
  ['- expect-stderr: {match: usage}', '7:21: unknown key "match", did you mean "matches"?'],
  ['- expect-stderr: {matches: "("}', '7:30: "matches": this is not a regular expression'],
])('a value that a verb does not take is told with what it takes: %s', (step, ...faults) => {
  expect(told(step)).toEqual(faults);
});

test.each<[step: string, ...told: string[]]>([
  ['- expect a', '7:5: a ":" is missing after "expect"'],
  [
    '- half-close\n   - close',
    '7:5: the line below is indented so far that it belongs to this one',
  ],
  ['- expect:a', '7:5: a space is missing after "expect:"'],
  ['-', '7:4: a step is a verb, such as "- connect" or "- send: ping"'],
  ['- {}', '7:5: this step has no verb'],
  [
    '- {sned: a, witin: 2s}',
    '7:6: unknown step "sned", did you mean "send"?',
    '7:15: unknown key "witin", did you mean "within"?',
  ],
  [
    '- {expect: 200, colour: red, send: a}',
    '7:14: "expect": bytes are a text: put 200 in quotes',
    '7:19: unknown key "colour"; beside "expect" may stand: on, within',
    '7:32: "expect" and "send" are two steps: begin the second with a "- " of its own',
  ],
])('a step that is none is told all that is wrong with it: %s', (step, ...faults) => {
  expect(told(step)).toEqual(faults);
});

test('an unknown word is shown on one line, with nothing that a terminal would obey', () => {
  expect(told('- {expect: a, "\\e[2J\\n\\u202e": 1}')[0]).toContain(
    'unknown key "\\u001b[2J\\n\\u{202e}"',
  );
});
