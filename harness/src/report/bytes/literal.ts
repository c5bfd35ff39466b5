import type { Excerpt } from '../../model/excerpt';
import { cellsOf, isText, type Cell } from './cells';

/** How much of the end of long bytes is shown, in columns. */
const TAIL = 8;

/** Bytes kept as a string of one character a byte, whole. */
export function whole(bytes: string): Excerpt {
  return { length: bytes.length, spans: bytes === '' ? [] : [{ from: 0, bytes }] };
}

/** `"ping\n"`; where it would be wider than `limit`, `"Hel" … 1952 bytes … "end"`. */
export function literal(bytes: Excerpt, limit = Infinity): string {
  const cells = cellsOf(bytes, isText(bytes) ? 'text' : 'bytes');
  if (covers(cells, 0, bytes.length) && width(cells) + 2 <= limit) return quoted(cells, 0);
  const room = Math.max(0, limit - 2 - mark(bytes.length).length);
  return quoted(headAndTail(cells, bytes.length, room), bytes.length);
}

/** The same for narrow columns: `"Hel"…"d" 2000 bytes`. */
export function brief(bytes: Excerpt, limit: number): string {
  const inFull = literal(bytes, limit);
  const cells = cellsOf(bytes, isText(bytes) ? 'text' : 'bytes');
  if (covers(cells, 0, bytes.length) && width(cells) + 2 <= limit) return inFull;
  const size = ` ${bytes.length} bytes`;
  const kept = headAndTail(cells, bytes.length, Math.max(0, limit - size.length - 5));
  return quoted(kept, bytes.length).replace(/" … \d+ bytes? …(?: (?="))?/, '"…') + size;
}

/** The end of a mark: no byte looks like it, since a quote within bytes is escaped. */
const OPEN = '… "';

/** Stands for bytes that are not shown, between a closing and an opening quote. */
export function mark(count: number): string {
  return `" … ${count} ${count === 1 ? 'byte' : 'bytes'} … "`;
}

/** The cells in quotes, with a mark for every gap and for what is missing up to `length`. */
function quoted(cells: readonly Cell[], length: number): string {
  return closed(`"${joined(cells, 0, length)}`);
}

/** Ends the quotes; where the last bytes are not known, it ends in the mark. */
export function closed(text: string): string {
  return text.endsWith(OPEN) ? text.slice(0, -2) : `${text}"`;
}

/** Without quotes; starts at byte `from`. */
export function joined(cells: readonly Cell[], from: number, length: number): string {
  let text = '';
  let at = from;
  for (const cell of cells) {
    if (cell.from > at) text += mark(cell.from - at);
    text += cell.text;
    at = cell.from + cell.size;
  }
  return length > at ? text + mark(length - at) : text;
}

export function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}

/** Do the cells show each byte from `from` to `to`? */
export function covers(cells: readonly Cell[], from: number, to: number): boolean {
  let at = from;
  for (const cell of cells) {
    if (cell.from !== at) return false;
    at += cell.size;
  }
  return at === to;
}

/** As many adjoining cells as fit in `room` columns from the start, and at least one. */
export function fromStart(cells: readonly Cell[], room: number): Cell[] {
  const kept: Cell[] = [];
  for (const cell of cells) {
    const last = kept.at(-1);
    if (last && (cell.from !== last.from + last.size || width(kept) + cell.columns > room)) break;
    kept.push(cell);
  }
  return kept;
}

/** The same from the end. */
export function fromEnd(cells: readonly Cell[], room: number): Cell[] {
  const kept: Cell[] = [];
  for (const cell of cells.toReversed()) {
    const first = kept[0];
    if (first && (cell.from + cell.size !== first.from || width(kept) + cell.columns > room)) break;
    kept.unshift(cell);
  }
  return kept;
}

/** None, rather than a single cell that is too wide: one character can take 16 columns. */
export function within(cells: Cell[], room: number): Cell[] {
  return width(cells) > room ? [] : cells;
}

export function headAndTail(cells: readonly Cell[], length: number, room: number): Cell[] {
  const last = cells.at(-1);
  const reaches = last !== undefined && last.from + last.size === length;
  const tailRoom = Math.min(TAIL, Math.floor(room / 3));
  const tail = reaches ? within(fromEnd(cells, tailRoom), TAIL) : [];
  const before = cells.filter((cell) => cell.from < (tail[0]?.from ?? Infinity));
  return [...fromStart(before, room - width(tail)), ...tail];
}
