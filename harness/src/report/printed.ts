import { lastTraceback } from '../diagnose/traceback';
import { studentText } from '../diagnose/student-text';
import type { Output } from '../model/transcript';
import { bytesOf, countOf } from './words/amounts';
import { columns } from './printable';
import { wrapCharacters } from './wrap-characters';

const MOST_LINES = 20;
const TAIL_LINES = 12;
/** As many equal lines one after the other are still shown. */
const EQUAL_LINES = 3;

/** A line of the program, or a word of ours about lines that are left out. */
type Line = string | { note: string };

/** What a program printed on one stream, behind `prefix`, capped at its head and its tail. */
export function printed(output: Output, prefix: string, width: number): string[] {
  const room = Math.max(20, width - columns(prefix));
  const blank = ' '.repeat(columns(prefix));
  return cap(collapse(linesOf(output))).flatMap((line) => {
    if (typeof line !== 'string') return [`${blank}… ${line.note} …`];
    return wrapCharacters(studentText(line), room).map((row) => (prefix + row).trimEnd());
  });
}

function linesOf({ length, head, tail }: Output): Line[] {
  const lost = tail === '' ? 0 : length - head.length - tail.length;
  const split = (text: string): string[] => text.split('\n');
  const lines =
    lost > 0
      ? [...split(head), { note: `${bytesOf(lost)} not kept` }, ...split(tail)]
      : split(head + tail);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A line that is repeated is shown once, with its count. */
function collapse(lines: readonly Line[]): Line[] {
  const found: Line[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at + 1;
    while (end < lines.length && lines[end] === lines[at]) end++;
    const count = end - at;
    if (count <= EQUAL_LINES) found.push(...lines.slice(at, end));
    else found.push(lines[at]!, { note: `the same line ${count - 1} more times` });
    at = end;
  }
  return found;
}

/** A traceback at the end is kept whole if it is short. */
function cap(lines: readonly Line[]): Line[] {
  if (lines.length <= MOST_LINES) return [...lines];
  const texts = lines.map((line) => (typeof line === 'string' ? line : ''));
  const traceback = lines.length - (lastTraceback(texts) ?? lines.length);
  const tail = traceback <= MOST_LINES ? Math.max(traceback, TAIL_LINES) : TAIL_LINES;
  const head = Math.max(4, MOST_LINES - tail);
  const left = lines.length - head - tail;
  if (left <= 1) return [...lines];
  return [
    ...lines.slice(0, head),
    { note: `${countOf(left, 'line')} left out` },
    ...lines.slice(-tail),
  ];
}
