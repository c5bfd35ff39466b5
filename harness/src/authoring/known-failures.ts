import { existsSync, readFileSync } from 'node:fs';
import type { Case } from '../model/case';
import { goldenFile } from './golden';
import type { Mutant } from './mutant';
import type { Specimen } from './specimens';

/**
 * The cases that a mutant must fail, and those that its golden file says it fails as well; undefined
 * if all must be run to know them. Whether it passes the others proves nothing: right programs do.
 */
export function knownFailures(
  root: string,
  specimen: Specimen,
  mutant: Mutant,
  cases: readonly Case[],
): string[] | undefined {
  const file = goldenFile(root, specimen);
  if (!existsSync(file)) return undefined;
  const [signature = ''] = readFileSync(file, 'utf8').split('\n\n', 1);
  const listed = signature.split('\n').map((line) => line.split(' ', 1)[0]);
  const known = cases
    .map(({ name }) => name)
    .filter((name) => name in mutant.fails || listed.includes(name));
  // What the first case shows prevents the rest: its report counts them all.
  return known.includes(cases[0]!.name) ? undefined : known;
}
