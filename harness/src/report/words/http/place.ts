import type { FindingOf } from '../../../diagnose/finding-of';
import { slice } from '../../../diagnose/excerpt-parts';
import type { Finding } from '../../../model/finding';
import { isHttpCode, type HttpCode } from '../../../model/http-finding';
import { literal } from '../../bytes/literal';
import { named } from '../byte-facts';

export type HttpFinding = FindingOf<HttpCode>;

export function isHttp(finding: Finding): finding is HttpFinding {
  return isHttpCode(finding.code);
}

/** Columns for a line within a sentence. */
const IN_A_SENTENCE = 32;

/** `status line` or `request line`. */
export function startLine({ message }: Pick<HttpFinding, 'message'>): string {
  return message === 'response' ? 'status line' : 'request line';
}

/** `the status line`, `the line "Host: x"` or `the empty line`: where the first wrong byte is. */
export function lineOf(finding: HttpFinding): string {
  const { wire, offset } = finding;
  const known = wire.spans.find(
    ({ from, bytes }) => from <= offset && offset < from + bytes.length,
  );
  if (!known) return 'a line';
  const start = known.bytes.lastIndexOf('\n', offset - known.from - 1) + 1;
  if (known.from + start === 0) return `the ${startLine(finding)}`;
  const end = known.bytes.indexOf('\n', start);
  const text = known.bytes.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  if (text === '') return 'the empty line';
  return `the line ${literal({ length: text.length, spans: [{ from: 0, bytes: text }] }, IN_A_SENTENCE)}`;
}

/** The bytes in question, as they were sent. */
export function sent({ wire, offset }: HttpFinding, length: number): string {
  return literal(slice(wire, offset, offset + length), IN_A_SENTENCE);
}

/** The same of one byte, with its name. */
export function byteSent({ wire, offset }: HttpFinding): string {
  return named(slice(wire, offset, offset + 1));
}
