import { VERBS } from '../steps/index';
import { parseCase } from './parse-case';
import { formatProblem } from './problem';

/** What is told of a case whose step in line 7 is this one, without the frame. */
function told(step: string, head = ''): string[] {
  const source = `title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n  - connect\n  ${step}\n  - expect: a\n${head}`;
  const parsed = parseCase(source, 'f.yaml', VERBS, () => undefined);
  return Array.isArray(parsed) ? parsed.map((one) => formatProblem(one).split('\n')[0]!) : [];
}

test.each([
  [
    '- expect-response: 600',
    'f.yaml:7:22: "expect-response": a status is a number, such as 200, a class, such as 4xx, or a list of them',
  ],
  ['- expect-response: {satus: 200}', 'f.yaml:7:23: unknown key "satus", did you mean "status"?'],
  ['- expect-response: {headers: {"a b": c}}', 'f.yaml:7:33: a field has a name, such as Host'],
  [
    '- expect-response: {headers: {A: {contain: x}}}',
    'f.yaml:7:37: unknown key "contain", did you mean "contains"?',
  ],
  [
    '- expect-response: {body: {contains: 5}}',
    'f.yaml:7:40: "contains": a text is due, not a number: put 5 in quotes',
  ],
  [
    '- expect-response: {body: {matches: "("}}',
    'f.yaml:7:39: "matches": this is not a regular expression',
  ],
  [
    '- expect-response: {ends-by: clse}',
    'f.yaml:7:32: "ends-by": one of content-length, chunked, close is due, did you mean "close"?',
  ],
  ['- expect-response: {strict: yes}', 'f.yaml:7:31: "strict": only true is possible here'],
  [
    '- expect-request: GET',
    'f.yaml:7:21: expect-request takes nothing, or a map of method, target, version, headers, body',
  ],
  ['- expect-request: {metod: GET}', 'f.yaml:7:22: unknown key "metod", did you mean "method"?'],
  ['- real-client: {path: a}', 'f.yaml:7:25: "path": a path begins with /'],
  ['- send: {request: {metod: GET}}', 'f.yaml:7:22: unknown key "metod", did you mean "method"?'],
  [
    '- send: {request: {body: {request: {}}}}',
    'f.yaml:7:28: "body": a body is bytes, but no {request} and no {response}',
  ],
  [
    '- send: {response: {headers: {A: true}}}',
    'f.yaml:7:36: "A": a field value is a text or a whole number, a list of them, or null',
  ],
])('of the step "%s" it is told: %s', (step, message) => {
  expect(told(step)).toEqual([message]);
});

test.each([
  [
    'root: {files: {"../a": b}}',
    '9:16: a name is a path below the folder, such as sub/a.txt, without "." and ".." in it',
  ],
  [
    'root: {files: {"/a": b}}',
    '9:16: a name is a path below the folder, such as sub/a.txt, without "." and ".." in it',
  ],
  [
    'root: {outside: {root/x: b}}',
    '9:18: the name "root" beside the root is taken by the root itself',
  ],
  ['root: {file: {a: b}}', '9:8: unknown key "file", did you mean "files"?'],
  ['root: {files: {a: {file: no.bin}}}', '9:26: there is no payload file "no.bin"'],
])('of the head "%s" it is told: %s', (head, message) => {
  expect(told('- send: a', head)).toEqual([`f.yaml:${message}`]);
});
