import type { Field } from '../model/http';
import { deviation } from '../model/http-deviation';
import type { Report } from './event';
import { trimmed } from './grammar';

/**
 * What all Content-Length fields say together (RFC 9112 §6.3): nothing, one number, or what no one
 * can know.
 */
export function readContentLength(
  fields: readonly Field[],
  report: Report,
): number | 'unknown' | undefined {
  const own = fields.filter(({ name }) => name.toLowerCase() === 'content-length');
  const lengths: number[] = [];
  for (const { value, valueAt } of own) {
    for (const member of value.split(',')) {
      const length = toLength(trimmed(member).value);
      if (typeof length === 'number') lengths.push(length);
      else {
        report(deviation(length, valueAt, value));
        return 'unknown';
      }
      const last = own.at(-1)!;
      if (length !== lengths[0]) {
        report(deviation('http.content-length-conflicting', last.valueAt, last.value));
        return 'unknown';
      }
    }
  }
  const last = own.at(-1);
  if (last && lengths.length > 1) {
    report(deviation('http.content-length-repeated', last.valueAt, last.value));
  }
  return lengths[0];
}

type Wrong = 'http.content-length-invalid' | 'http.content-length-overflow';

function toLength(digits: string): number | Wrong {
  if (!/^[0-9]+$/.test(digits)) return 'http.content-length-invalid';
  const length = Number(digits);
  return Number.isSafeInteger(length) ? length : 'http.content-length-overflow';
}
