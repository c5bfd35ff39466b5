import type { TranscriptEvent } from '../../model/transcript';
import { rowsOf, rowText, severalPeers, type Row } from '../timeline-rows';

const WIDTH = 60;
/** Of what one side did at length its beginning and its end are kept. */
const HEAD = 8;
const TAIL = 8;

/**
 * What each side did, in its own order and without times. Which of two things on different sides,
 * or on different connections, came first may vary from run to run; this doesn't.
 */
export function timelineBySide(
  events: readonly TranscriptEvent[],
  role?: 'server' | 'client',
): string[] {
  const steady = events.filter((event) => event.kind !== 'credit' && event.kind !== 'survivor');
  if (steady.length === 0) return [];
  const named = severalPeers(rowsOf(steady));
  const mine = steady.filter((event) => !THEIRS.has(event.kind));
  const theirs = steady.filter((event) => THEIRS.has(event.kind) && event.kind !== 'exit');
  const exits = steady.filter((event) => event.kind === 'exit');
  const peers = [...new Set(theirs.map((event) => event.peer ?? ''))].sort();
  const lines = (rows: readonly Row[]): readonly string[] =>
    elide(rows.map((row) => `      ${rowText(row, WIDTH, named).replace(/, pid \d+$/, '')}`));
  return [
    '    harness',
    ...lines(rowsOf(mine)),
    `    ${role === undefined ? 'program' : `your ${role}`}`,
    ...peers.flatMap((peer) =>
      lines(rowsOf(theirs.filter((event) => (event.peer ?? '') === peer))),
    ),
    ...lines(rowsOf(exits)),
  ];
}

function elide(lines: readonly string[]): readonly string[] {
  const dropped = lines.length - HEAD - TAIL;
  if (dropped < 2) return lines;
  return [...lines.slice(0, HEAD), `      … ${dropped} more …`, ...lines.slice(-TAIL)];
}

const THEIRS: ReadonlySet<TranscriptEvent['kind']> = new Set([
  'accept',
  'receive',
  'fin',
  'rst',
  'refused',
  'exit',
]);
