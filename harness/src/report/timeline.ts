import type { Finding } from '../model/finding';
import type { TranscriptEvent } from '../model/transcript';
import { columns, padEnd } from './printable';
import type { Style } from './style';
import { inLane, lanesHeading, lanesOf } from './timeline-lanes';
import { rowsOf, rowText, severalPeers, type Row } from './timeline-rows';

const TIME = 16;
const ARROW = 10;
const RIGHT = `${'─'.repeat(ARROW - 1)}▶`;
const LEFT = `◀${'─'.repeat(ARROW - 1)}`;
const HARNESS = 19;
/** At 80 columns; of each further column one half goes to either side. */
const HARNESS_MOST = 26;
/** Between what the harness did and its arrow. */
const GAP = 2;
/** Of a long timeline the beginning and the end are kept. */
const HEAD = 8;
const TAIL = 12;
/** A finding within this many ms of what the program did was made of it. */
const AT_ONCE = 20;

export interface Program {
  role: 'server' | 'client';
  pid?: number | undefined;
  port?: number | undefined;
}

/** One clock, a column for each side or for each connection: who did what when, and what was wrong. */
export function timeline(
  events: readonly TranscriptEvent[],
  finding: Finding | undefined,
  program: Program,
  width: number,
  style: Style,
): string[] {
  if (events.length === 0) return [];
  const rows = rowsOf(events);
  const moment = finding && place(rows, finding);
  const found = (row: Row): string => (row === moment ? `✘ step ${finding!.step}` : '');
  const lanes = lanesOf(rows, TIME, width);
  if (lanes) {
    const lines = rows.flatMap((row) => {
      const [first, ...more] = inLane(row, lanes, `your ${program.role}`, found(row), style);
      return [time(row.at) + first, ...more.map((line) => ' '.repeat(TIME) + line)];
    });
    return [`    harness, and ${who(program)}`, lanesHeading(lanes), ...elide(lines, style)];
  }
  const spare = Math.max(0, Math.floor((width - 80) / 2));
  const named = severalPeers(rows);
  const mine = rows.filter((row) => row.side === 'harness');
  const most = HARNESS_MOST + spare;
  const texts = mine.map((row) => columns(rowText(row, most - GAP, named)) + GAP);
  const left = Math.min(Math.max(...texts, HARNESS), most);
  const right = width - TIME - left - ARROW - 2;
  const lines = rows.flatMap((row) => write(row, { left, right, named, found: found(row) }, style));
  return [heading(program, TIME + left + ARROW + 2, width), ...elide(lines, style)];
}

/** The row at which the finding was made; a row of its own if nothing had just happened. */
function place(rows: Row[], finding: Finding): Row {
  const before = rows.filter((row) => row.at <= finding.at);
  const last = before.findLast((row) => row.side === 'program');
  const since = last ? finding.at - Math.min(last.until, finding.at) : Infinity;
  if (last && last === before.at(-1) && since <= AT_ONCE && !finding.timing) return last;
  const own: Row = {
    at: finding.at,
    until: finding.at,
    side: 'harness',
    crosses: false,
    text: finding.timing ? 'time is up' : '',
  };
  rows.splice(before.length, 0, own);
  return own;
}

interface Columns {
  left: number;
  right: number;
  named: boolean;
  /** The mark of the finding, where it belongs to this row. */
  found: string;
}

function write(row: Row, { left, right, named, found }: Columns, style: Style): string[] {
  const mine = row.side === 'harness';
  const arrow = !row.crosses ? ' '.repeat(ARROW) : mine ? RIGHT : LEFT;
  const mark = found === '' ? '' : style.bad(found);
  const room = found === '' ? right : right - columns(found) - 3;
  const text = rowText(row, mine ? left - GAP : room, named);
  const start = `${time(row.at)}${padEnd(mine ? text : '', left)}${row.crosses ? style.faint(arrow) : arrow}  `;
  const theirs = mine ? '' : text;
  if (columns(theirs) > room) {
    const below = ' '.repeat(TIME + left + ARROW + 2) + mark;
    return [start + theirs, below];
  }
  return [`${start}${theirs}${theirs !== '' && mark !== '' ? '   ' : ''}${mark}`.trimEnd()];
}

function time(at: number): string {
  return `${`${at.toFixed(1)} ms`.padStart(TIME - 2)}  `;
}

function who({ role, pid, port }: Program): string {
  const facts = [`your ${role}`];
  if (role === 'server' && port !== undefined) facts.push(`port ${port}`);
  if (pid !== undefined) facts.push(`pid ${pid}`);
  return facts.join(', ');
}

function heading(program: Program, column: number, width: number): string {
  const right = who(program);
  const at = Math.max(TIME, Math.min(column, width - right.length));
  return `${padEnd('    harness', at)}${right}`;
}

/** Keeps the line with the mark whatever happens. */
function elide(lines: readonly string[], style: Style): string[] {
  if (lines.length <= HEAD + TAIL + 1) return [...lines];
  const tail = lines.length - TAIL;
  const kept = lines.map((line, index) => index < HEAD || index >= tail || line.includes('✘'));
  const shown: string[] = [];
  let dropped = 0;
  lines.forEach((line, index) => {
    if (!kept[index]) {
      dropped++;
      return;
    }
    if (dropped > 0) shown.push(style.faint(`${' '.repeat(TIME)}… ${dropped} more …`));
    dropped = 0;
    shown.push(line);
  });
  return shown;
}
