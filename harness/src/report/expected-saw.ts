import { deathSignal, type Exit } from '../model/exit';
import type { Finding } from '../model/finding';
import { bytesOf } from './amounts';
import type { Difference } from '../diagnose/difference';
import { literal } from './bytes-text';
import { compare } from './compare';
import { padEnd } from './printable';
import { exitName } from './signal-words';
import type { Style } from './style';

const INDENT = '    ';
const LABEL = 11;

type End = { how: 'fin' | 'rst' } | undefined;

/**
 * The lines that hold what was due against what came; none where the headline says it all.
 * @param open What came is known only up to the first wrong byte.
 */
export function expectedOverSaw(
  finding: Finding,
  width: number,
  style: Style,
  open = false,
): string[] {
  const room = width - INDENT.length - LABEL;
  const lines = (expected: string, saw: string): string[] => [
    labelled('expected', style.good(expected)),
    labelled('saw', style.bad(saw)),
  ];
  switch (finding.code) {
    case 'bytes.missing':
    case 'bytes.different':
    case 'bytes.surplus':
      return bytes(finding, open ? ' …' : endOf(finding.end), nothingCame(finding.end), room, style);
    case 'stdout.missing':
    case 'stdout.different':
    case 'stdout.surplus':
      return bytes(finding, open ? ' …' : exitOf(finding.exit), nothingPrinted(finding.exit), room, style);
    case 'stderr.different':
      return lines(`/${finding.pattern}/ on stderr`, 'what is shown below');
    case 'close.missing':
      return lines(endName(finding.expected), 'nothing: the connection was still open');
    case 'close.reset':
    case 'close.fin':
    case 'close.early':
      return lines(endName(finding.expected), finding.end ? endName(finding.end.how) : 'nothing');
    case 'exit.missing':
    case 'exit.code':
    case 'exit.signal':
      return lines(exitDue(finding.expected), exitSeen(finding.exit));
    case 'listen.elsewhere':
      return lines(`a listener on port ${finding.port}`, addresses(finding.found));
    case 'connect.elsewhere':
      return lines(`a connection to port ${finding.port}`, addresses(finding.found));
    default:
      return [];
  }
}

function bytes(
  difference: Difference,
  then: string,
  nothing: string,
  room: number,
  style: Style,
): string[] {
  const { expected, actual, differsAt } = difference;
  if (expected.length === 0) {
    const saw = literal(actual, room - then.length - size(actual.length).length);
    return [
      labelled('expected', style.good('nothing more')),
      labelled('saw', style.bad(`${saw}${size(actual.length)}${then}`)),
    ];
  }
  if (actual.length === 0) {
    const due = literal(expected, room - size(expected.length).length);
    return [
      labelled('expected', style.good(due + size(expected.length))),
      labelled('saw', style.bad(nothing)),
    ];
  }
  const open = then === ' …';
  const suffixes = [size(expected.length), open ? then : size(actual.length) + then] as const;
  const tight = compare(expected, actual, differsAt, room);
  const inOneLine = tight.complete && fits(tight.expected + suffixes[0], room) && fits(tight.saw + suffixes[1], room);
  const [afterExpected, afterSaw] = inOneLine ? suffixes : ['', open ? then : ''];
  const caret = ' '.repeat(tight.caret) + '^'.repeat(tight.caretWidth);
  const lines = [
    labelled('expected', style.good(tight.expected + afterExpected)),
    labelled('saw', style.bad(tight.saw + afterSaw)),
    labelled('', style.bad(caretNote(caret, differsAt, room))),
  ];
  const came = open ? '' : `; saw ${bytesOf(actual.length)}${then}`;
  const inAll = labelled('in all', `${bytesOf(expected.length)} expected${came}`);
  return inOneLine ? lines : [...lines, inAll];
}

/** `^ byte 1024`, or the same to the left of the caret where there is no room for it. */
function caretNote(caret: string, differsAt: number, room: number): string {
  const note = `byte ${differsAt}`;
  if (caret.length + note.length < room) return `${caret} ${note}`;
  return `${note} ${caret.slice(note.length + 1)}`;
}

function labelled(label: string, text: string): string {
  return INDENT + padEnd(label, LABEL) + text;
}

function fits(text: string, room: number): boolean {
  return text.length <= room;
}

function size(count: number): string {
  return ` (${bytesOf(count)})`;
}

function endOf(end: End): string {
  return end ? `, then ${endName(end.how)}` : '';
}

function exitOf(exit: Exit | undefined): string {
  return exit ? `, then ${exitName(exit)}` : '';
}

function nothingCame(end: End): string {
  return end ? `${endName(end.how)}, after 0 bytes` : 'nothing: 0 bytes, and the connection was still open';
}

function nothingPrinted(exit: Exit | undefined): string {
  return exit ? `nothing: 0 bytes, then ${exitName(exit)}` : 'nothing: 0 bytes, and still running';
}

function endName(how: 'fin' | 'rst' | 'any' | 'open'): string {
  const names = { fin: 'FIN', rst: 'RST', any: 'FIN or RST', open: 'the connection open' };
  return names[how];
}

function exitDue(expected: number | 'failure' | 'any'): string {
  if (expected === 'failure') return 'an exit code other than 0';
  return expected === 'any' ? 'an end' : `exit code ${expected}`;
}

function exitSeen(exit: Exit | undefined): string {
  if (!exit) return 'still running';
  return deathSignal(exit) === 'SIGKILL' && exit.by !== 'self' ? 'stopped by the harness' : exitName(exit);
}

function addresses(found: readonly { address: string; port: number }[]): string {
  const written = found.map(({ address, port }) =>
    address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
  );
  return written.join(', ');
}
