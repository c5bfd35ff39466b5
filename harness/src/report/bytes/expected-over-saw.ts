import type { Difference } from '../../diagnose/difference';
import { bytesOf } from '../words/amounts';
import { literal } from './literal';
import { compare } from './compare';
import { labelled } from '../labelled';
import { columns } from '../printable';
import type { Style } from '../style';

export interface Ending {
  /** What was waited for behind the bytes: `, then FIN`. */
  due: string;
  /** What is known of what came behind the bytes: `, then FIN`. */
  then: string;
  /** What is said where no byte came. */
  nothing: string;
  /** What came is known only up to the first wrong byte. */
  open: boolean;
}

/** Bytes that were due over those that came, with a caret under the first wrong one. */
export function bytesOverBytes(
  difference: Difference,
  ending: Ending,
  room: number,
  style: Style,
): string[] {
  const { expected, actual } = difference;
  const came = size(actual.length) + ending.then;
  if (expected.length === 0) {
    const saw = literal(actual, room - came.length) + came;
    const due = `nothing more${ending.due}`;
    return [labelled('expected', style.good(due)), labelled('saw', style.bad(saw))];
  }
  if (actual.length === 0) {
    const all = size(expected.length) + ending.due;
    const due = literal(expected, room - all.length) + all;
    return [labelled('expected', style.good(due)), labelled('saw', style.bad(ending.nothing))];
  }
  return aligned(difference, ending, room, style);
}

function aligned(
  { expected, actual, differsAt }: Difference,
  { due: dueEnd, then, open }: Ending,
  room: number,
  style: Style,
): string[] {
  const lines = compare(expected, actual, differsAt, open ? room - REST.length : room);
  const due = lines.expected + size(expected.length) + dueEnd;
  const saw = lines.saw + (open ? REST : size(actual.length) + then);
  const fits = lines.complete && columns(due) <= room && columns(saw) <= room;
  const caret = ' '.repeat(lines.caret) + '^'.repeat(lines.caretWidth);
  const shown = [
    labelled('expected', style.good(fits ? due : lines.expected)),
    labelled('saw', style.bad(fits || !open ? (fits ? saw : lines.saw) : lines.saw + REST)),
    labelled('', style.bad(caretNote(caret, differsAt, room))),
  ];
  const came = open ? '' : `; saw ${bytesOf(actual.length)}${then}`;
  return fits
    ? shown
    : [...shown, labelled('in all', `${bytesOf(expected.length)}${dueEnd} expected${came}`)];
}

/** Stands for more, of which nothing is known. */
const REST = ' …';

/** `^ byte 1024`, or the same to the left of the caret where there is no room for it. */
function caretNote(caret: string, differsAt: number, room: number): string {
  const note = `byte ${differsAt}`;
  if (caret.length + note.length < room) return `${caret} ${note}`;
  return `${note} ${caret.slice(note.length + 1)}`;
}

function size(count: number): string {
  return ` (${bytesOf(count)})`;
}
