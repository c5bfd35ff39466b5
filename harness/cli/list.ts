import { loadAssignment, loadCases } from '../src/language/load-course';
import { sharePoints } from '../src/run/points';
import { isStarted, loadLadder } from '../src/run/targets';
import { VERBS } from '../src/steps/index';
import { readArguments, refuseSurplus } from './arguments';
import type { Command } from './command';

const USAGE = 'halfclose list [<assignment>]';

export const listCommand: Command = {
  name: 'list',
  usage: USAGE,
  summary: 'shows the assignments, or the cases of one',
  run(root, words) {
    const { positionals } = readArguments(words, {}, USAGE);
    const [slug, surplus] = positionals;
    refuseSurplus(surplus, USAGE);
    const rows = slug === undefined ? ladder(root) : casesOf(root, slug);
    process.stdout.write(`${columns(rows).join('\n')}\n`);
    return Promise.resolve(0);
  },
};

function ladder(root: string): string[][] {
  return loadLadder(root).map(({ slug, title }) => {
    const cases = loadCases(root, slug, VERBS).length;
    return [slug, title, `${cases} cases`, isStarted(root, slug) ? 'started' : 'not started'];
  });
}

function casesOf(root: string, slug: string): string[][] {
  loadAssignment(root, slug);
  const cases = loadCases(root, slug, VERBS);
  const points = sharePoints(cases);
  return cases.map(({ id, title, level }, index) => [id, level, `${points[index]} points`, title]);
}

function columns(rows: readonly string[][]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}
