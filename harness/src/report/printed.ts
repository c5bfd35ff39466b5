import type { Output } from '../model/transcript';
import { bytesOf, countOf } from './amounts';
import { columns } from './printable';
import { studentText } from '../diagnose/student-text';
import { lastTraceback } from '../diagnose/traceback';

const MOST_LINES = 20;
const TAIL_LINES = 12;
/** Rows that one line of the program may take on the screen. */
const MOST_ROWS = 3;
const MARK_WIDTH = ' … 1000000 characters … '.length;

/** What a program printed on one stream, behind `prefix`, capped at its head and its tail. */
export function printed(output: Output, prefix: string, width: number): string[] {
  const lines = linesOf(output);
  const room = Math.max(20, width - columns(prefix));
  const blank = ' '.repeat(columns(prefix));
  return cap(lines).flatMap((line) => {
    if (typeof line === 'number') return [`${blank}… ${countOf(line, 'line')} left out …`];
    return rows(studentText(line), room).map((row) => (prefix + row).trimEnd());
  });
}

/** The lines as bytes. What was not kept of the middle is a line of its own. */
function linesOf({ length, head, tail }: Output): string[] {
  const lost = tail === '' ? 0 : length - head.length - tail.length;
  const parts = lost > 0 ? [head, `... ${bytesOf(lost)} not kept ...`, tail] : [head + tail];
  const lines = parts.flatMap((part) => part.split('\n'));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A number stands for as many lines that are left out. A traceback at the end is kept whole. */
function cap(lines: readonly string[]): (string | number)[] {
  if (lines.length <= MOST_LINES) return [...lines];
  const traceback = lines.length - (lastTraceback(lines) ?? lines.length);
  const tail = traceback > 0 && traceback <= MOST_LINES ? Math.max(traceback, TAIL_LINES) : TAIL_LINES;
  const head = Math.max(4, MOST_LINES - tail);
  const left = lines.length - head - tail;
  if (left <= 1) return [...lines];
  return [...lines.slice(0, head), left, ...lines.slice(-tail)];
}

/** A line that is wider than the screen goes on below; a very long one loses its middle. */
function rows(line: string, room: number): string[] {
  const all = Array.from(line);
  const most = room * MOST_ROWS;
  if (all.length <= most) return split(all, room);
  const side = Math.floor((most - MARK_WIDTH) / 2);
  const mark = ` … ${countOf(all.length - 2 * side, 'character')} … `;
  return split([...all.slice(0, side), ...mark, ...all.slice(-side)], room);
}

/** Broken behind a space where there is one near the edge. */
function split(characters: readonly string[], room: number): string[] {
  const found: string[] = [''];
  for (const char of characters) {
    const row = found.at(-1)!;
    if (columns(row + char) > room) {
      const space = char === ' ' ? -1 : row.lastIndexOf(' ') + 1;
      const keep = space > room / 2 ? space : row.length;
      found.splice(-1, 1, row.slice(0, keep), row.slice(keep));
    }
    found[found.length - 1] += char;
  }
  return found;
}
