import { bytesOverBytes } from '../bytes/expected-over-saw';
import { labelled, LABELLED } from '../labelled';
import type { Style } from '../style';
import { dueText } from '../words/http/expectations';
import type { HttpFinding } from '../words/http/place';
import { readAs, readBriefly } from './read-as';
import { wireRows } from './wire-rows';

const NOT_COMPARED: ReadonlySet<string> = new Set(['lacks', 'control']);

/** What came on the wire, with the first wrong byte, and how it is read. */
export function httpSection(
  finding: HttpFinding,
  width: number,
  style: Style,
  open: boolean,
): string[] {
  const room = width - LABELLED;
  const column = (label: string, rows: readonly string[]): string[] =>
    rows.map((row, index) => labelled(index === 0 ? label : '', row).trimEnd());
  const { head, wire } = finding;
  const expected = dueRow(finding);
  const rule = 'section' in finding ? [labelled('rule', finding.section)] : [];
  if (finding.code === 'http.body' && !NOT_COMPARED.has(finding.how)) {
    const ending = { due: '', then: '', nothing: 'an empty body', open };
    const compared = bytesOverBytes(finding, ending, room, style);
    return [...compared, ...(head ? column('behind', readAs(head, room)) : [])];
  }
  const rows = wireRows(wire, finding.offset, room).map((row) => style.bad(row));
  return [
    ...(expected === undefined ? [] : [labelled('expected', style.good(expected))]),
    ...column('saw', wire.length === 0 ? ['nothing'] : rows),
    ...(head ? column('read as', [readBriefly(head)]) : []),
    ...rule,
  ];
}

function dueRow(finding: HttpFinding): string | undefined {
  switch (finding.code) {
    case 'http.status':
      return `status ${dueText(finding.due)}`;
    case 'http.reason':
    case 'http.version':
    case 'http.method':
    case 'http.target':
      return `${finding.code.slice('http.'.length)} ${dueText(finding.due)}`;
    case 'http.field':
      if (finding.how === 'surplus') return `no ${finding.name}`;
      if (finding.how === 'count') return `${dueText(finding.due)} of ${finding.name}`;
      return finding.due.how === 'any' ? finding.name : `${finding.name}: ${dueText(finding.due)}`;
    default:
      return undefined;
  }
}
