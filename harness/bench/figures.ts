/** Something that was measured. */
export interface Figure {
  what: string;
  unit: string;
  figure: number;
  /** What it must not exceed; without one it only says how fast the machine is. */
  target?: number;
}

export function isMet({ figure, target }: Figure): boolean {
  return target === undefined || figure <= target;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [below = NaN, above = NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (below + above) / 2;
}

/** The half of the rounds during which other programs used least of the machine. */
export function quieterHalf<Round>(
  rounds: readonly Round[],
  others: (round: Round) => number,
): Round[] {
  return [...rounds].sort((a, b) => others(a) - others(b)).slice(0, Math.ceil(rounds.length / 2));
}

const WIDTHS = { what: 58, target: 9, figure: 9 } as const;

export function heading(): string {
  return line('', 'target', 'figure', '');
}

/** One line of the table. */
export function row(figure: Figure): string {
  const { what, unit, target } = figure;
  const show = (value: number): string => `${value.toFixed(unit === '×' ? 2 : 0)} ${unit}`;
  if (target === undefined) return line(what, '', show(figure.figure), '');
  return line(what, show(target), show(figure.figure), isMet(figure) ? '✔' : '✘');
}

function line(what: string, target: string, figure: string, mark: string): string {
  const columns = [
    what.padEnd(WIDTHS.what),
    target.padStart(WIDTHS.target),
    figure.padStart(WIDTHS.figure),
    mark,
  ];
  return columns.join('  ').trimEnd();
}
