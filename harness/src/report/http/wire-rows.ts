import type { Excerpt } from '../../model/excerpt';
import { bytesOf, countOf } from '../words/amounts';
import { cellsOf, type Cell } from '../bytes/cells';
import { closed, fromEnd, fromStart, headAndTail, joined, mark, width } from '../bytes/literal';
import { columns } from '../printable';

interface Line {
  from: number;
  bytes: string;
}

/** So many lines are shown; of more, those in the middle are left out. */
const MOST = 12;
/** Around the wrong byte. */
const BEFORE = 3;
const BEHIND = 2;

/**
 * Bytes from the wire, split behind each LF, with a caret under the first wrong one.
 * @param room columns; at least 50.
 */
export function wireRows(wire: Excerpt, offset: number, room: number): string[] {
  const lines = linesOf(wire);
  const focus = lines.findLastIndex(({ from }) => from <= offset);
  const shown = chosen(lines, focus);
  let last = -1;
  const rows = lines.flatMap((line, index) => {
    if (!shown.has(index)) return [];
    const between = index - last - 1;
    last = index;
    const before = lines[index - 1];
    const gap = before ? line.from - before.from - before.bytes.length : line.from;
    return [
      ...(between > 0 ? [`… ${countOf(between, 'line')} …`] : []),
      ...(gap > 0 ? [`… ${bytesOf(gap)} …`] : []),
      ...(index === focus ? focused(line, offset, room) : [elided(line, room)]),
    ];
  });
  const end = lines.at(-1);
  const lost = wire.length - (end ? end.from + end.bytes.length : 0);
  if (lines.length - 1 > last) rows.push(`… ${countOf(lines.length - 1 - last, 'line')} …`);
  return lost > 0 ? [...rows, `… ${bytesOf(lost)} …`] : rows;
}

function linesOf({ spans }: Excerpt): Line[] {
  return spans.flatMap(({ from, bytes }) => {
    let at = from;
    return (bytes.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
      at += line.length;
      return { from: at - line.length, bytes: line };
    });
  });
}

/** The first two, those around the wrong byte, and as many more of the first as there is room for. */
function chosen(lines: readonly Line[], focus: number): ReadonlySet<number> {
  const all = lines.map((_line, index) => index);
  const near = all.filter((index) => index >= focus - BEFORE && index <= focus + BEHIND);
  const chosen = new Set([...all.slice(0, 2), ...near]);
  for (const index of all) if (chosen.size < MOST) chosen.add(index);
  return chosen;
}

function elided({ from, bytes }: Line, room: number): string {
  const cells = cellsOfLine(bytes);
  if (width(cells) + 2 <= room) return `"${joined(cells, 0, bytes.length)}"`;
  const kept = headAndTail(cells, bytes.length, room - 2 - mark(from + bytes.length).length);
  return closed(`"${joined(kept, 0, bytes.length)}`);
}

/** The line, and a caret below it; the caret stands behind a line that ends too soon. */
function focused({ from, bytes }: Line, offset: number, room: number): string[] {
  const cells = cellsOfLine(bytes);
  const at = Math.min(offset - from, bytes.length);
  const before = cells.filter((cell) => cell.from < at);
  const behind = cells.slice(before.length);
  const marks = mark(bytes.length).length;
  const whole = width(cells) + 2 <= room || width(before) < room / 3;
  const front = whole ? before : fromEnd(before, Math.floor(room / 2) - marks);
  const prefix = `"${joined(front, 0, 0)}`;
  const left = room - columns(prefix) - 1;
  const rest = width(behind) <= left ? behind : fromStart(behind, left - marks);
  const text = closed(prefix + joined(rest, at, bytes.length));
  return [text, caretRow(columns(prefix), behind[0]?.columns ?? 1, `byte ${offset}`, room)];
}

/** Where there is no room behind the caret, its note is in front of it. */
function caretRow(column: number, size: number, note: string, room: number): string {
  const caret = ' '.repeat(column) + '^'.repeat(size);
  if (caret.length + note.length < room) return `${caret} ${note}`;
  return `${note} `.padStart(column) + '^'.repeat(size);
}

/** Anything above ASCII as an escape: on the wire there are bytes. */
function cellsOfLine(bytes: string): Cell[] {
  return cellsOf({ length: bytes.length, spans: [{ from: 0, bytes }] }, 'bytes');
}
