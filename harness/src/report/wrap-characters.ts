import { countOf } from './words/amounts';
import { columns } from './printable';

/** A line that would take more rows than this is shown by its two ends. */
const MOST_ROWS = 3;

/**
 * A line as it is, on as many rows as it needs; a very long one loses its middle. Nothing of it is
 * dropped at a break, so that its spaces can be told.
 */
export function wrapCharacters(line: string, room: number): string[] {
  const all = Array.from(line);
  if (all.length <= room * MOST_ROWS) return split(all, room);
  const left = countOf(all.length - 2 * room, 'character');
  return [...split(all.slice(0, room), room), `… ${left} …`, ...split(all.slice(-room), room)];
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
