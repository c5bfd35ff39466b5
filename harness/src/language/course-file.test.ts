import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VERBS } from '../steps/index';
import { loadAssignment, loadCases } from './load-course';

const root = mkdtempSync(join(tmpdir(), 'halfclose-course-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const CASE = 'title: T\nwhy: W\nrefs: ["#r"]\nhint: H\nsteps:\n  - connect\n  - expect: a\n';

/** What is told of a course that holds these files. */
function told(files: Record<string, string | Buffer>, load = 'cases'): string {
  rmSync(root, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  try {
    if (load === 'cases') loadCases(root, 'echo', VERBS);
    else loadAssignment(root, 'echo');
    return 'all is well';
  } catch (error) {
    return (error as Error).message;
  }
}

test('what is wrong with several cases is told at once', () => {
  expect(
    told({
      'fixtures/echo/one.yaml': CASE.replace('hint', 'hnit'),
      'fixtures/echo/three.yaml': CASE.replace('connect', 'conect'),
      'fixtures/echo/two.yaml': CASE,
    }),
  ).toBe(
    `fixtures/echo/one.yaml:1:1: missing key "hint"
  1 | title: T
    | ^

fixtures/echo/one.yaml:4:1: unknown key "hnit", did you mean "hint"?
  4 | hnit: H
    | ^

fixtures/echo/three.yaml:6:5: unknown step "conect", did you mean "connect"?
  6 |   - conect
    |     ^`,
  );
});

test('a payload file that is not there is told with the nearest that is', () => {
  const step = CASE.replace('expect: a', 'expect: {file: al-bytes.bin}');
  const files = { 'fixtures/echo/one.yaml': step, 'fixtures/echo/payloads/all-bytes.bin': 'a' };
  expect(told(files).split('\n')[0]).toBe(
    'fixtures/echo/one.yaml:7:20: there is no payload file "al-bytes.bin", did you mean "all-bytes.bin"?',
  );
});

test('a folder is no payload', () => {
  const step = CASE.replace('expect: a', 'expect: {file: more}');
  const files = { 'fixtures/echo/one.yaml': step, 'fixtures/echo/payloads/more/a.bin': 'a' };
  expect(told(files)).toContain('there is no payload file "more"');
});

test('a file in another encoding is told where it stops being UTF-8', () => {
  const latin1 = Buffer.from(CASE.replace('why: W', 'why: na\u00efve'), 'latin1');
  expect(told({ 'fixtures/echo/one.yaml': latin1 }).split('\n')[0]).toBe(
    'fixtures/echo/one.yaml:2:8: this character is not UTF-8: save the file as UTF-8',
  );
});

test('a file that is too large is not read by half', () => {
  expect(told({ 'fixtures/echo/one.yaml': CASE + '#'.repeat(1 << 20) })).toBe(
    'fixtures/echo/one.yaml:1:1: this file is larger than 1 MiB: so many bytes belong into payloads/',
  );
});

test('a folder and a link to nowhere are no case files', () => {
  told({ 'fixtures/echo/one.yaml/readme': '' });
  symlinkSync('nowhere', join(root, 'fixtures/echo/two.yaml'));
  expect(() => loadCases(root, 'echo', VERBS)).toThrow(
    'fixtures/echo/one.yaml:1:1: this is a folder, not a file\n\n' +
      'fixtures/echo/two.yaml:1:1: there is no such file',
  );
});

test('an assignment.yaml is told what is wrong with it as a case is', () => {
  const lines = ['title: 5', 'order: 0', 'role: sever', 'help: #usage', 'arguments: [port]'];
  expect(told({ 'assignments/echo/assignment.yaml': lines.join('\n') }, 'assignment')).toBe(
    `assignments/echo/assignment.yaml:1:8: "title": a text is due, not a number: put 5 in quotes
  1 | title: 5
    |        ^

assignments/echo/assignment.yaml:2:8: "order": this must be more than 0
  2 | order: 0
    |        ^

assignments/echo/assignment.yaml:3:7: "role": one of server, client is due, did you mean "server"?
  3 | role: sever
    |       ^

assignments/echo/assignment.yaml:4:7: from "#" on this is a comment: put the text in quotes
  4 | help: #usage
    |       ^

assignments/echo/assignment.yaml:5:13: "arguments": an argument is named in capitals, such as PORT
  5 | arguments: [port]
    |             ^`,
  );
});

test('an assignment.yaml that is no map is told what it must have', () => {
  expect(told({ 'assignments/echo/assignment.yaml': '- title\n' }, 'assignment')).toContain(
    'assignment.yaml:1:1: a map with title, order, role, serves, help, arguments is due, not a list',
  );
});
