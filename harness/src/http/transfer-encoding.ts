import type { Field } from '../model/http';
import { deviation } from '../model/http-deviation';
import type { Report } from './event';
import { trimmed } from './grammar';

/** The transfer codings that are registered (RFC 9112 §7), without parameters. */
const KNOWN = new Set(['chunked', 'compress', 'deflate', 'gzip', 'x-compress', 'x-gzip']);

/**
 * Do all Transfer-Encoding fields together end in chunked? Undefined without such a field.
 * @param required a request has no other way to tell where its body ends.
 */
export function readTransferEncoding(
  fields: readonly Field[],
  required: boolean,
  report: Report,
): 'chunked' | 'other' | undefined {
  const own = fields.filter(({ name }) => name.toLowerCase() === 'transfer-encoding');
  const last = own.at(-1);
  if (!last) return undefined;
  const codings = own.flatMap((field) =>
    field.value
      .split(',')
      .map((member) => ({ field, coding: trimmed(member).value.toLowerCase() }))
      .filter(({ coding }) => coding !== ''),
  );
  for (const { field, coding } of codings) {
    if (KNOWN.has(coding)) continue;
    report(deviation('http.transfer-coding-unknown', field.valueAt, field.value, { coding }));
  }
  const chunked = codings.filter(({ coding }) => coding === 'chunked').length;
  if (chunked > 1) report(deviation('http.chunked-repeated', last.valueAt, last.value));
  if (codings.at(-1)?.coding === 'chunked') return 'chunked';
  if (chunked > 0 || required) {
    report(deviation('http.chunked-not-last', last.valueAt, last.value));
  }
  return 'other';
}
