import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadLadder, referenceOf } from '../src/run/targets';
import { median, type Figure } from './figures';
import type { Kit } from './kit';

const PAIRS = 5;

/** What npm and Jest add to the same grading by the bare command, once Jest's caches are warm. */
export function measureNpmTest({ root, folder, run, env }: Kit): Figure[] {
  const slug = loadLadder(root).find((one) => existsSync(referenceOf(root, one.slug)))?.slug;
  if (slug === undefined) throw new Error('there is no reference to be graded');
  const cli = join(root, 'harness', 'cli', 'halfclose.cjs');
  const result = join(folder, 'result.json');
  const bare = [process.execPath, cli, 'grade', slug, referenceOf(root, slug), '--json', result];
  const jest = ['npm', 'test', slug];
  const time = (command: readonly string[]): number => {
    const { beganMs, endedMs, code, stdout, stderr } = run(command, { cwd: root, env });
    if (code !== 0) throw new Error(`${command.join(' ')}: ${stdout}${stderr}`);
    return endedMs - beganMs;
  };
  time(jest);
  const pairs = Array.from({ length: PAIRS }, () => ({ bare: time(bare), jest: time(jest) }));
  const added = median(pairs.map((pair) => pair.jest)) - median(pairs.map((pair) => pair.bare));
  return [{ what: 'npm test, more than its grading', unit: 'ms', target: 1_000, figure: added }];
}
