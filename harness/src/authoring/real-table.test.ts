import { caseResult } from '../report/sample-results.test-data';
import type { CaseResult } from '../model/result';
import { realProblems } from './real-problems';
import type { RealProgram } from './real-program';
import { realTable } from './real-table';

const program: RealProgram = {
  ...{ name: 'cat', folder: 'fixtures/real/cat', title: 'A cat', assignments: ['one', 'two'] },
  ...{ needs: [], explained: {}, varies: {} },
};
const finding = { code: 'listen.missing', port: 1, step: 1, at: 1, timing: false } as const;

const passes = (id: string): CaseResult => caseResult({ id, verdict: 'pass' });
const fails = (id: string, parts: Partial<CaseResult> = {}): CaseResult =>
  caseResult({ id, verdict: 'fail', finding, ...parts });

const results = [passes('one/a'), fails('one/b'), fails('one/c'), passes('two/a')];
const deaf: RealProgram['explained'][string] = {
  codes: ['listen.missing', 'exit.early'],
  why: 'It is deaf.',
};
const explained = { 'one/b': deaf, 'one/c': deaf };

test('The table counts what is met, and each reason stands once, above its cases.', () => {
  const text = realTable([{ program: { ...program, explained }, results }], ['one', 'two'], '');
  expect(text).toContain('| `cat` | A cat | MUST 1 of 3 | MUST 1 of 1 |\n');
  const codes = '`listen.missing` or `exit.early`';
  expect(text.split('\n').slice(-7)).toEqual([
    '## `cat`',
    '',
    'It is deaf.',
    '',
    `- \`one/b\`: ${codes}`,
    `- \`one/c\`: ${codes}`,
    '',
  ]);
});

test('The table is the same however a case comes out that varies.', () => {
  const varies = { 'one/b': 'It races.' };
  const told = (results: CaseResult[]): string =>
    realTable([{ program: { ...program, varies }, results }], ['one'], '');
  const text = told([passes('one/a'), fails('one/b')]);
  expect(text).toBe(told([passes('one/a'), passes('one/b')]));
  expect(text).toContain('| MUST 1 of 2, 1 by chance |');
  expect(text).toContain('\n\nIt races.\n\n- `one/b`: by chance\n');
});

test('A program that was not run, or not in full, keeps its row and its section.', () => {
  const other = { ...program, name: 'other' };
  const ran = { program: { ...program, explained }, results };
  const before = realTable([ran, { ...ran, program: { ...other, explained } }], ['one'], '');
  expect(realTable([ran, { program: other }], ['one'], before)).toBe(before);
  const part = [caseResult({ id: 'one/a', verdict: 'skipped' })];
  expect(realTable([ran, { program: other, results: part }], ['one'], before)).toBe(before);
});

test('A MUST that fails without a reason is a problem, a SHOULD is not.', () => {
  const should = fails('one/c', { level: 'should' });
  expect(realProblems(program, [passes('one/a'), fails('one/b'), should])).toEqual([
    'fixtures/real/cat: one/b is judged fail (listen.missing), and real.yaml does not say why',
  ]);
});

test('A reason for a case that does not fail is a problem.', () => {
  expect(realProblems({ ...program, explained }, [fails('one/b'), passes('one/c')])).toEqual([
    'fixtures/real/cat: one/c is judged pass, and real.yaml says why it fails',
  ]);
});

test('A failure with another finding than those that are explained is a problem.', () => {
  const early = { ...finding, code: 'listen.still' } as const;
  const run = [fails('one/b', { finding: early }), fails('one/c')];
  expect(realProblems({ ...program, explained }, run)).toEqual([
    'fixtures/real/cat: one/b fails with listen.still, not listen.missing or exit.early',
  ]);
});

test('A verdict that a second try has changed is a problem, but not where the case varies.', () => {
  const shaky = fails('one/b', { verdict: 'inconsistent' });
  expect(realProblems(program, [shaky])).toEqual([
    'fixtures/real/cat: one/b is judged inconsistent (listen.missing), and real.yaml does not say why',
  ]);
  expect(realProblems({ ...program, varies: { 'one/b': 'It races.' } }, [shaky])).toEqual([]);
});

test('An error of ours is a problem everywhere.', () => {
  const error = caseResult({ id: 'one/b', verdict: 'error', reason: 'no more ports' });
  expect(realProblems({ ...program, varies: { 'one/b': 'It races.' } }, [error])).toEqual([
    'fixtures/real/cat: one/b is judged error: no more ports',
  ]);
});
