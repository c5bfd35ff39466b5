import { join } from 'node:path';
import { loadAssignment, loadCases } from '../language/load-course';
import type { Case } from '../model/case';
import type { CaseResult } from '../model/result';
import { isGood } from '../model/verdict';
import { buildSubmission } from '../run/build-submission';
import { gradeCase } from '../run/grade-case';
import type { Bench } from '../run/grade-assignment';
import { VERBS } from '../steps/index';
import { loadMutant } from './mutant';
import { listSpecimens, type Specimen } from './specimens';

/** One case against one program, which must come out so every time. */
export interface Pair {
  specimen: Specimen;
  theCase: Case;
  /** The codes with which it may fail; none: it must pass. */
  codes: readonly string[];
  grade(): Promise<CaseResult>;
}

export interface SoakOptions {
  root: string;
  bench: Bench;
  slugs: readonly string[];
  /** Mutants too, or right programs alone? */
  kinds: ReadonlySet<Specimen['kind']>;
  only: string;
}

/** Builds every program once. Mutants with constants in them would meet each other: left out. */
export async function soakPairs(options: SoakOptions): Promise<Pair[]> {
  const { root, bench, slugs, kinds, only } = options;
  const pairs: Pair[] = [];
  for (const slug of slugs) {
    const assignment = loadAssignment(root, slug);
    const cases = loadCases(root, slug, VERBS);
    const names = cases.map(({ name }) => name);
    for (const specimen of listSpecimens(root, slug)) {
      if (!kinds.has(specimen.kind) || !specimen.name.includes(only)) continue;
      const mutant =
        specimen.kind === 'mutant' ? loadMutant(root, specimen.folder, names) : undefined;
      if (mutant?.alone) continue;
      const dir = join(root, specimen.folder);
      const built = await buildSubmission({ dir, assignment }, bench);
      if ('code' in built) continue; // a mutant that must not build
      const setting = { ...bench, assignment, built };
      for (const theCase of cases) {
        const codes = mutant ? mutant.fails[theCase.name] : [];
        if (!codes || (specimen.kind === 'accepted' && theCase.level !== 'must')) continue;
        const run = { ...bench, setting, maxPoints: 0, retries: () => true };
        pairs.push({ specimen, theCase, codes, grade: () => gradeCase(theCase, run) });
      }
    }
  }
  return pairs;
}

/** What is wrong with a result; undefined if it came out as it must. `inconsistent` is told, too. */
export function strayed({ codes }: Pair, { verdict, finding }: CaseResult): string | undefined {
  if (verdict === 'skipped') return undefined;
  if (codes.length === 0) {
    const good = isGood(verdict) && verdict !== 'inconsistent';
    return good ? undefined : `${verdict}${finding ? ` (${finding.code})` : ''}`;
  }
  if (verdict !== 'fail' || !finding) return verdict;
  return codes.includes(finding.code) ? undefined : `fails with ${finding.code}`;
}

/** Pseudo-random numbers from 0 to 1 (mulberry32): the same seed gives the same order. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each item once before any comes again, in a new order every round; without end. */
export function* rounds<Item>(
  items: readonly Item[],
  random: () => number,
): Generator<Item, never> {
  for (;;) {
    const keyed = items.map((item) => ({ item, key: random() }));
    keyed.sort((one, other) => one.key - other.key);
    for (const { item } of keyed) yield item;
  }
}
