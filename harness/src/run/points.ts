import type { Head } from '../model/case';

const WEIGHTS = { must: 4, should: 1, extra: 1 } as const;
const FULL = 100;

/**
 * Shares 100 whole points among the cases by largest remainder; `extra` cases share nothing and
 * are worth their weight as a bonus.
 */
export function sharePoints(cases: readonly Pick<Head, 'level' | 'weight'>[]): number[] {
  const weights = cases.map(({ level, weight }) =>
    level === 'extra' ? 0 : WEIGHTS[level] * weight,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total === 0 ? 0 : (FULL * weight) / total));
  const points = exact.map(Math.floor);
  const left = total === 0 ? 0 : FULL - points.reduce((sum, one) => sum + one, 0);
  exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .filter(({ index }) => weights[index]! > 0)
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => points[index]!++);
  return points.map((share, index) =>
    cases[index]!.level === 'extra' ? Math.round(cases[index]!.weight) : share,
  );
}
