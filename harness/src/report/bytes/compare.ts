import type { Excerpt } from '../../model/excerpt';
import { cellsOf, isText, type Cell, type Notation } from './cells';
import {
  closed,
  covers,
  fromEnd,
  fromStart,
  headAndTail,
  joined,
  mark,
  width,
  within,
} from './literal';
import { columns } from '../printable';

/** Two runs of bytes, written so that they line up to the first byte that differs. */
export interface Compared {
  expected: string;
  saw: string;
  /** Column of the first byte that differs, in both lines. */
  caret: number;
  /** Columns that the wrong byte takes in `saw`; 1 where there is none. */
  caretWidth: number;
  /** Both lines show every byte. */
  complete: boolean;
}

/** How much of the beginning is shown when the difference is far from it, in columns. */
const HEAD = 6;

/**
 * Neither line is wider than `limit`, which is at least 60. Expected and saw never look alike:
 * the first byte that differs is always shown, and as an escape where it is no ASCII.
 */
export function compare(
  expected: Excerpt,
  actual: Excerpt,
  differsAt: number,
  limit: number,
): Compared {
  const notation = notationFor(expected, actual, differsAt);
  const wanted = cellsOf(expected, notation);
  const came = cellsOf(actual, notation);
  const rests = [
    { cells: wanted.filter((cell) => cell.from >= differsAt), length: expected.length },
    { cells: came.filter((cell) => cell.from >= differsAt), length: actual.length },
  ] as const;
  const fullWidth = ({ cells, length }: (typeof rests)[0]): number =>
    covers(cells, differsAt, length) ? width(cells) + 1 : Infinity;
  const need = Math.max(...rests.map(fullWidth));
  const least = 9 + mark(Math.max(expected.length, actual.length)).length;
  const restRoom = Math.min(need, Math.max(least, Math.floor(limit * 0.4)));

  const shared = sharedBefore(wanted, came, differsAt);
  const prefix = writePrefix(shared, differsAt, limit - restRoom);
  const caret = columns(prefix);
  const rest = ({ cells, length }: (typeof rests)[0]): string =>
    writeRest(cells, differsAt, length, limit - caret);
  return {
    expected: prefix + rest(rests[0]),
    saw: prefix + rest(rests[1]),
    caret,
    caretWidth: rests[1].cells[0]?.columns ?? 1,
    complete: covers(shared, 0, differsAt) && caret + need <= limit && caret === width(shared) + 1,
  };
}

/** Characters may look alike or combine, bytes don't: what differs is shown as text only if ASCII. */
function notationFor(expected: Excerpt, actual: Excerpt, differsAt: number): Notation {
  if (!isText(expected) || !isText(actual)) return 'bytes';
  const at = [expected, actual].map((excerpt) =>
    cellsOf(excerpt, 'text').find((cell) => cell.from + cell.size > differsAt),
  );
  if (at.some((cell) => cell && cell.from < differsAt)) return 'bytes';
  return at.every((cell) => cell) && at.some((cell) => cell!.size > 1) ? 'bytes' : 'text';
}

/** The cells before the difference that both excerpts have kept. */
function sharedBefore(wanted: readonly Cell[], came: readonly Cell[], differsAt: number): Cell[] {
  const kept = new Set(came.map((cell) => cell.from));
  return wanted.filter((cell) => cell.from + cell.size <= differsAt && kept.has(cell.from));
}

function writePrefix(cells: readonly Cell[], differsAt: number, room: number): string {
  if (covers(cells, 0, differsAt) && width(cells) + 1 <= room) {
    return `"${joined(cells, 0, differsAt)}`;
  }
  const last = cells.at(-1);
  const adjoins = last !== undefined && last.from + last.size === differsAt;
  const backRoom = room - 1 - HEAD - mark(differsAt).length;
  const back = adjoins ? fromEnd(cells, backRoom) : [];
  const before = cells.filter((cell) => cell.from < (back[0]?.from ?? Infinity));
  const head = before[0]?.from === 0 ? within(fromStart(before, HEAD), HEAD) : [];
  return `"${joined([...head, ...back], 0, differsAt)}`;
}

function writeRest(cells: readonly Cell[], from: number, length: number, room: number): string {
  if (covers(cells, from, length) && width(cells) + 1 <= room) {
    return closed(joined(cells, from, length));
  }
  const kept = headAndTail(cells, length, room - 1 - mark(length - from).length);
  return closed(joined(kept, from, length));
}
