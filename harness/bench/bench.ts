import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, isMet, row, type Figure } from './figures';
import { measureHanging } from './hanging';
import { makeKit, type Kit } from './kit';
import { measureLoading } from './loading';
import { measureNpmTest } from './npm-test';
import { measurePassing } from './passing';
import { measureStartUp } from './start-up';

const MEASURES: readonly ((kit: Kit) => Figure[] | Promise<Figure[]>)[] = [
  measurePassing,
  measureHanging,
  measureStartUp,
  measureNpmTest,
  measureLoading,
];

/**
 * Measures how fast halfclose is, and prints each figure beside its target.
 * @returns the exit code: 1 if a target is missed.
 */
export async function bench(root: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'halfclose-bench-'));
  try {
    const kit = await makeKit(root, folder);
    console.log(heading());
    let met = true;
    for (const measure of MEASURES) {
      for (const figure of await measure(kit)) {
        console.log(row(figure));
        met &&= isMet(figure);
      }
    }
    return met ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
