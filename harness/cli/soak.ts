import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generator, rounds, soakPairs, strayed, type Pair } from '../src/authoring/soak';
import type { Specimen } from '../src/authoring/specimens';
import { listSlugs, loadAssignment } from '../src/language/load-course';
import type { CaseResult } from '../src/model/result';
import { countOf, readArguments, WrongUsage } from './arguments';
import { openBench } from './bench-of-programs';
import type { Command } from './command';
import { Load } from './load';
import { Progress } from './progress';
import { screenOf } from './screen';

const USAGE =
  'halfclose soak [<assignment>] [--runs N] [--load L] [--programs right|wrong] [--only NAME]';

export const soakCommand: Command = {
  name: 'soak',
  usage: USAGE,
  summary: 'runs cases over and over on a loaded machine: no verdict may change',
  details: [
    '--runs N      so many case runs (300)',
    '--load L      beside L busy loops, and others that take memory and disk (4)',
    '--programs P  right: references and accepted programs; wrong: mutants (right)',
    '--only NAME   only programs whose folder has this in its name',
    '--seed N      the order of an earlier run again',
  ],
  async run(root, words) {
    const options = {
      runs: { type: 'string', default: '300' },
      load: { type: 'string', default: '4' },
      programs: { type: 'string', default: 'right' },
      only: { type: 'string', default: '' },
      seed: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(words, options, USAGE);
    const runs = countOf('--runs', values.runs) ?? 0;
    const loops = values.load === '0' ? 0 : (countOf('--load', values.load) ?? 0);
    const seed = countOf('--seed', values.seed) ?? 1 + Math.floor(Math.random() * 9998);
    for (const slug of positionals) loadAssignment(root, slug);
    const slugs = positionals.length > 0 ? positionals : listSlugs(root);
    const kinds = kindsOf(values.programs);
    const folder = mkdtempSync(join(tmpdir(), 'halfclose-soak-'));
    const bench = openBench(root);
    let load: Load | undefined;
    try {
      const pairs = await soakPairs({ root, bench, slugs, kinds, only: values.only });
      if (pairs.length === 0) throw new WrongUsage(`no program is named so\nUsage: ${USAGE}`);
      load = new Load(loops, folder);
      const strays = await soak(root, pairs, runs, seed);
      const told = `${runs} case runs of ${pairs.length} pairs, beside ${loops} busy loops, seed ${seed}`;
      process.stdout.write(`${told}: ${strays} came out otherwise\n`);
      return strays === 0 ? 0 : 1;
    } finally {
      load?.end();
      await bench.isolation.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function soak(
  root: string,
  pairs: readonly Pair[],
  runs: number,
  seed: number,
): Promise<number> {
  const order = rounds(pairs, generator(seed));
  const progress = new Progress(screenOf(process.stdout), runs, process.stdout);
  const kept: { program: string; what: string; result: CaseResult }[] = [];
  const one = async (): Promise<void> => {
    const pair = order.next().value;
    const result = await pair.grade();
    const what = strayed(pair, result);
    progress.step(pair.theCase.id);
    if (what === undefined) return;
    kept.push({ program: pair.specimen.folder, what, result });
    progress.clear();
    process.stdout.write(`✘ ${pair.theCase.id}  ${pair.specimen.folder}  ${what}\n`);
  };
  // As many at once as a bench takes; what waits for a slot costs nothing.
  await Promise.all(Array.from({ length: runs }, one));
  progress.clear();
  if (kept.length > 0) {
    const file = join(root, '.halfclose', 'soak.json');
    writeFileSync(file, JSON.stringify(kept, null, 1));
    process.stdout.write(`Both transcripts of each are in ${file}\n`);
  }
  return kept.length;
}

function kindsOf(programs: string): Set<Specimen['kind']> {
  if (programs === 'right') return new Set(['reference', 'accepted']);
  if (programs === 'wrong') return new Set(['mutant']);
  throw new WrongUsage(`--programs takes right or wrong, not "${programs}"\nUsage: ${USAGE}`);
}
