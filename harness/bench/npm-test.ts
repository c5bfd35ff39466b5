import { join } from 'node:path';
import { median, quieterHalf, type Figure } from './figures';
import type { Kit } from './kit';
import { bundle } from './tools';

const ROUNDS = 7;

/** What npm and Jest add to the same grading without them, once Jest's caches are warm. */
export async function measureNpmTest({ root, folder, run, env }: Kit): Promise<Figure[]> {
  const grader = await bundle(root, 'grade-course');
  const bare = [process.execPath, grader, root, join(folder, 'result.json')];
  const jest = ['npm', 'test'];
  const time = (command: readonly string[]): { wallMs: number; others: number } => {
    const ended = run(command, { cwd: root, env });
    // 1: a case failed, which is as much work.
    if (ended.code > 1) throw new Error(`${command.join(' ')}: ${ended.stdout}${ended.stderr}`);
    return ended;
  };
  time(jest);
  const rounds = quieterHalf(
    Array.from({ length: ROUNDS }, () => ({ bare: time(bare), jest: time(jest) })),
    (round) => round.bare.others + round.jest.others,
  );
  const added = median(rounds.map((round) => round.jest.wallMs - round.bare.wallMs));
  return [{ what: 'npm test, more than its grading', unit: 'ms', target: 1_000, figure: added }];
}
