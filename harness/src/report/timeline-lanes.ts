import { columns, padEnd } from './printable';
import type { Style } from './style';
import { rowText, type Row } from './timeline-rows';

/** More have no room at 80 columns: then every row names its connection. */
const MOST = 3;
const ARROW = 2;
const GAP = 2;
const BEFORE_MARK = 3;

export interface Lanes {
  names: readonly string[];
  /** The column at which the first begins. */
  from: number;
  /** Of each lane, the gap included. */
  width: number;
}

/** A column for each connection, where there are several and all have room; undefined if not. */
export function lanesOf(rows: readonly Row[], from: number, width: number): Lanes | undefined {
  const names = [...new Set(rows.flatMap((row) => row.peer || []))];
  if (names.length < 2 || names.length > MOST) return undefined;
  return { names, from, width: Math.floor((width - from) / names.length) };
}

export function lanesHeading({ names, from, width }: Lanes): string {
  return (' '.repeat(from) + names.map((name) => padEnd(name, width)).join('')).trimEnd();
}

/** What a row says, in its connection's lane; what concerns none stands in the first. */
export function inLane(
  row: Row,
  lanes: Lanes,
  program: string,
  mark: string,
  style: Style,
): string[] {
  const { names, from, width } = lanes;
  const lane = Math.max(0, names.indexOf(row.peer ?? ''));
  const start = ' '.repeat(lane * width);
  const whole = row.peer === undefined ? names.length * width : width;
  const text = rowText(row, whole - ARROW - GAP, false);
  const said = withArrow(row, text, program, style);
  const end = from + columns(start) + columns(text) + ARROW + BEFORE_MARK + columns(mark);
  if (mark === '') return [start + said];
  if (end <= from + names.length * width) {
    return [`${start}${said}${said === '' ? '' : ' '.repeat(BEFORE_MARK)}${style.bad(mark)}`];
  }
  return [start + said, `${start}${style.bad(mark)}`];
}

function withArrow(row: Row, text: string, program: string, style: Style): string {
  if (row.side === 'harness') return row.crosses ? `${text} ${style.faint('▶')}` : text;
  return row.crosses ? `${style.faint('◀')} ${text}` : `${program}: ${text}`;
}
