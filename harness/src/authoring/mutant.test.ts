import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMutant } from './mutant';

const root = mkdtempSync(join(tmpdir(), 'halfclose-mutant-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function told(...lines: string[]): string[] {
  writeFileSync(join(root, 'mutant.yaml'), lines.map((line) => `${line}\n`).join(''));
  try {
    loadMutant(root, '.', ['hello', 'two-messages']);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').filter((line) => line.startsWith('./'));
  }
}

test('a mutant that fails cases which exist, with findings that exist, is read', () => {
  expect(told('bug: B.', 'fails:', '  hello: [bytes.missing, close.missing]')).toEqual([]);
});

test('a finding and a case that do not exist are told with the nearest that do', () => {
  expect(told('bug: B.', 'fails: {hello: [byte.missing]}')).toEqual([
    './mutant.yaml:2:17: "hello": "byte.missing" is not known here, did you mean "bytes.missing"?',
  ]);
  expect(told('bug: B.', 'fails: {helo: [bytes.missing]}')).toEqual([
    './mutant.yaml:2:9: there is no case "helo", did you mean "hello"?',
  ]);
});

test('a finding that is near no other is told with all there are', () => {
  expect(told('bug: B.', 'fails: {hello: [crashes]}')[0]).toMatch(
    /^\.\/mutant\.yaml:2:17: "hello": one of .*bytes\.missing, .* is due$/,
  );
});

test('a case that varies and does not exist is told in its place', () => {
  expect(told('bug: B.', 'fails: {hello: [bytes.missing]}', 'varies: [hello, helo]')).toEqual([
    './mutant.yaml:3:17: there is no case "helo", did you mean "hello"?',
  ]);
});

test('a mutant that is faulty in several places is told all of them, in order', () => {
  expect(told('bug:', 'fails: []', 'alone: yes')).toEqual([
    './mutant.yaml:1:5: "bug": a text is due, and nothing is here',
    './mutant.yaml:2:8: "fails": a map is due, not a list',
    './mutant.yaml:3:8: "alone": true or false is due, not a text',
  ]);
});
