import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../model/case';
import { knownFailures } from './known-failures';
import type { Mutant } from './mutant';
import type { Specimen } from './specimens';

const root = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const folder = 'fixtures/echo/mutants/wrong';
const specimen = { folder, slug: 'echo', kind: 'mutant', name: 'mutants/wrong' } as Specimen;
const cases = ['first', 'second', 'third', 'fourth'].map((name) => ({ name })) as Case[];
const mutant = { bug: '', fails: { third: ['bytes.missing'] }, varies: [] } as unknown as Mutant;

function known(golden: string): string[] | undefined {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'golden.txt'), golden);
  return knownFailures(root, specimen, mutant, cases);
}

test('without a golden file nobody knows what a mutant fails: all cases are run', () => {
  expect(knownFailures(root, specimen, mutant, cases)).toBeUndefined();
});

test('a mutant is run against what it must fail and what its golden file lists, in order', () => {
  expect(known('third   bytes.missing\nsecond  close.early\n\nfourth\n')).toEqual([
    'second',
    'third',
  ]);
  expect(known('\nWhat is told is chance.\n')).toEqual(['third']);
});

test('a mutant that fails the first case is run against all', () => {
  expect(known('first  listen.missing\nthird  bytes.missing\n\n')).toBeUndefined();
});
