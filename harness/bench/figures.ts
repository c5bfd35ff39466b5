/** Something that was measured. */
export interface Figure {
  what: string;
  unit: string;
  figure: number;
  /** What it must not exceed; without one it only says how fast the machine is. */
  target?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((below ?? NaN) + (above ?? NaN)) / 2;
}

export function isMet({ figure, target }: Figure): boolean {
  return target === undefined || figure <= target;
}

const WIDTHS = [56, 9, 9] as const;

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
  const [first, ...rest] = WIDTHS;
  const columns = [target, figure].map((text, index) => text.padStart(rest[index] ?? 0));
  return [what.padEnd(first), ...columns, mark].join('  ').trimEnd();
}
