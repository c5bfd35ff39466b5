import { join } from 'node:path';
import { prove, type Proof } from '../src/authoring/prove';
import type { ProofRun } from '../src/authoring/run-specimen';
import type { Specimen } from '../src/authoring/specimens';
import { hashOf } from '../src/run/hashes';
import { Slots } from '../src/run/slots';
import { Crew } from './crew';

export interface Proving {
  write: boolean;
  whole: boolean;
  only?: string;
  ran: (specimen: Specimen, cached: boolean) => void;
}

/** Proves assignments all at once, by one crew: nearly all of the time is deadlines. */
export async function proveAll(
  root: string,
  slugs: readonly string[],
  options: Proving,
): Promise<Proof[]> {
  const crew = new Crew(root);
  const harnessHash = hashOfJudging(root);
  const grade: ProofRun['grade'] = (slug, dir, names) => crew.grade(slug, dir, names);
  const shared = { root, grade, harnessHash, alone: new Slots(1) };
  try {
    return await Promise.all(slugs.map((slug) => prove(slug, { ...shared, ...options })));
  } finally {
    await crew.close();
  }
}

/** What a verdict and its evidence come from. Their words, and the commands, are made later. */
const JUDGING = 'model http judge language net isolation program steps run'.split(' ');

/** Two harnesses with the same hash judge alike. */
export function hashOfJudging(root: string): string {
  const folders = JUDGING.map((name) => join(root, 'harness', 'src', name));
  return hashOf([...folders, join(root, 'package-lock.json')], /\.test(-data)?\.ts$/);
}
