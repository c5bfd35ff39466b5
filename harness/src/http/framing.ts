import type { Field, Framing, RequestLine, StatusLine } from '../model/http';
import { deviation } from '../model/http-deviation';
import { readContentLength } from './content-length';
import type { Report } from './event';
import { readTransferEncoding } from './transfer-encoding';

/**
 * Where the body ends (RFC 9112 §6.3).
 * @param method of the request that a response answers.
 */
export function framingOf(
  line: RequestLine | StatusLine,
  fields: readonly Field[],
  method: string | undefined,
  report: Report,
): Framing {
  const length = readContentLength(fields, report);
  const encoding = readTransferEncoding(fields, line.kind === 'request', report);
  const named = (name: string): Field => fields.find((field) => field.name.toLowerCase() === name)!;
  const status = line.kind === 'response' ? line.status : undefined;
  const bodiless = status !== undefined && ((status >= 100 && status < 200) || status === 204);
  if (encoding) {
    const field = named('transfer-encoding');
    if (length !== undefined) {
      const code = 'http.transfer-encoding-and-content-length';
      report(deviation(code, field.at, field.raw));
    }
    if (line.version === 'HTTP/1.0') {
      report(deviation('http.transfer-encoding-in-1.0', field.at, field.raw));
    }
    if (bodiless) {
      report(deviation('http.transfer-encoding-not-allowed', field.at, field.raw, { status }));
    }
  } else if (bodiless && length !== undefined) {
    const field = named('content-length');
    report(deviation('http.content-length-not-allowed', field.at, field.raw, { status }));
  }
  if (bodiless || status === 304 || method === 'HEAD') return { by: 'none' };
  if (encoding === 'chunked') return { by: 'chunked' };
  if (encoding) return { by: status === undefined ? 'unknown' : 'until-close' };
  if (length === 'unknown') return { by: 'unknown' };
  if (length !== undefined) return { by: 'content-length', bytes: length };
  return { by: status === undefined ? 'none' : 'until-close' };
}
