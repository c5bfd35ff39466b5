import { countOf } from './amounts';
import { columns } from './printable';

/** Rows that one line of a program may take on the screen. */
const MOST_ROWS = 3;
const MARK_WIDTH = ' … 1000000 characters … '.length;

/**
 * A line as it is, on as many rows as it needs; a very long one loses its middle. Nothing of it is
 * dropped at a break, so that its spaces can be told.
 */
export function wrapCharacters(line: string, room: number): string[] {
  const all = Array.from(line);
  const most = room * MOST_ROWS;
  if (all.length <= most) return split(all, room);
  const side = Math.floor((most - MARK_WIDTH) / 2);
  const mark = ` … ${countOf(all.length - 2 * side, 'character')} … `;
  return split([...all.slice(0, side), ...mark, ...all.slice(-side)], room);
}

/** Broken behind a space where there is one near the edge. */
function split(characters: readonly string[], room: number): string[] {
  const rows: string[] = [''];
  for (const char of characters) {
    const row = rows.at(-1)!;
    if (columns(row + char) > room) {
      const space = char === ' ' ? 0 : row.lastIndexOf(' ') + 1;
      const keep = space > room / 2 ? space : row.length;
      rows.splice(-1, 1, row.slice(0, keep), row.slice(keep));
    }
    rows[rows.length - 1] += char;
  }
  return rows;
}
