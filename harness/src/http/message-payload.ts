import { EMPTY, joined, part, text, type Payload } from '../model/payload';
import type { HeadersSpec, RequestSpec } from './message-schema';

type Line = [name: string, value: string | number];
type Written = Omit<RequestSpec<Payload>, 'method' | 'target' | 'host'>;

const LINE_ENDS = { crlf: '\r\n', lf: '\n', cr: '\r' };

/** A start line, `first` fields, the fields of the spec, how the body is framed, and the body. */
export function messagePayload(start: string, first: readonly Line[], spec: Written): Payload {
  const end = LINE_ENDS[spec['line-ending']];
  const given = linesOf(spec.headers);
  const names = new Set(namesOf(spec.headers).map((name) => name.toLowerCase()));
  const unlessGiven = ([name]: Line): boolean => !names.has(name.toLowerCase());
  const lines = [
    ...first.filter(unlessGiven),
    ...given,
    ...framing(spec, given).filter(unlessGiven),
  ];
  const head = text(`${start}${end}${fieldLines(lines, end)}${end}`);
  return joined([head, ...(spec.chunked ? chunks(spec, end) : [spec.body ?? EMPTY])]);
}

function framing({ chunked, body }: Written, given: readonly Line[]): Line[] {
  if (chunked) return [['Transfer-Encoding', 'chunked']];
  const framed = given.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  return body && !framed ? [['Content-Length', body.length]] : [];
}

function chunks({ body = EMPTY, chunked, extension = '', trailers = [] }: Written, end: string) {
  const parts: Payload[] = [];
  const sizes = Array.isArray(chunked) ? [...chunked] : [];
  for (let at = 0; at < body.length;) {
    const size = Math.min(sizes.shift() ?? Infinity, body.length - at);
    const line = text(`${size.toString(16)}${extension}${end}`);
    parts.push(line, part(body, at, at + size), text(end));
    at += size;
  }
  return [...parts, text(`0${extension}${end}${fieldLines(linesOf(trailers), end)}${end}`)];
}

function fieldLines(lines: readonly Line[], end: string): string {
  return lines.map(([name, value]) => `${name}: ${value}${end}`).join('');
}

function linesOf(headers: HeadersSpec): Line[] {
  if (Array.isArray(headers)) return headers;
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): Line => [name, one]),
  );
}

/** Also of those that are null. */
function namesOf(headers: HeadersSpec): string[] {
  return Array.isArray(headers) ? headers.map(([name]) => name) : Object.keys(headers);
}
