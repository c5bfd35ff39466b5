import { studentText } from '../../diagnose/student-text';
import type { ReadHead } from '../../model/http-finding';
import { clipped } from '../layout';
import { bytesOf, countOf } from '../words/amounts';
import { FRAMINGS } from '../words/http/expectations';

/** Fields beyond these are counted. */
const MOST = 8;

/** What a head means to who reads it: its start line, its fields, where its body ends. */
export function readAs(head: ReadHead, room: number): string[] {
  const { line, fields, more } = head;
  const left = Math.max(0, fields.length - MOST) + more;
  const rows = [
    studentText(line),
    ...fields.slice(0, MOST).map(({ name, value }) => studentText(`${name}: ${value}`)),
    ...(left > 0 ? [`… ${countOf(left, 'field')} more …`] : []),
    bodyOf(head),
  ];
  return rows.map((row) => clipped(row, room));
}

/** The same in a line, where the head itself is shown. */
export function readBriefly(head: ReadHead): string {
  const count = head.fields.length + head.more;
  return `${countOf(count, 'field')}; ${bodyOf(head)}`;
}

function bodyOf({ framing, bytes }: ReadHead): string {
  if (framing === 'none') return 'no body';
  if (bytes !== undefined) return `a body of ${bytesOf(bytes)}, as Content-Length says`;
  return `a body that ${FRAMINGS[framing]}`;
}
