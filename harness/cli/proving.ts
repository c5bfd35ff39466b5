import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prove, type Proof } from '../src/authoring/prove';
import type { Specimen } from '../src/authoring/specimens';
import { openBench } from './bench-of-programs';

export interface Proving {
  write: boolean;
  only?: string;
  ran(specimen: Specimen, cached: boolean): void;
}

/** Proves assignments one after the other, on one bench. */
export async function proveAll(
  root: string,
  slugs: readonly string[],
  options: Proving,
): Promise<Proof[]> {
  const bench = openBench(root);
  const harnessHash = hashOfProgram(root);
  const proofs: Proof[] = [];
  try {
    for (const slug of slugs) {
      proofs.push(await prove(slug, { root, bench, harnessHash, ...options }));
    }
  } finally {
    await bench.isolation.close();
  }
  return proofs;
}

/** The bundle is the whole harness: two with the same hash judge alike. */
function hashOfProgram(root: string): string {
  const bundle = join(root, 'node_modules', '.cache', 'halfclose', 'halfclose.cjs');
  return createHash('sha256').update(readFileSync(bundle)).digest('hex').slice(0, 16);
}
