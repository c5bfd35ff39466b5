import type { RequestLine } from '../model/http';
import { deviation } from '../model/http-deviation';
import type { Report } from './event';
import { PATH_AND_QUERY, TOKEN, URI } from './grammar';
import type { Line } from './line-reader';
import { formOf } from './target-form';
import { reportVersion } from './version';

const CHARACTERS = { origin: PATH_AND_QUERY, absolute: URI, authority: URI, asterisk: /./ };
const GAP = /[ \t]+/g;

const UNPRINTABLE = /[\x00-\x1f\x7f-\xff]/;

/** RFC 9112 §3. Undefined where no request can be made out. */
export function parseRequestLine(line: Line, report: Report): RequestLine | undefined {
  const { text, at } = line;
  const gaps = [...text.matchAll(GAP)];
  const [first, second] = gaps;
  if (!first || first.index === 0 || gaps.length > 2) return invalid(line, report);
  const targetAt = first.index + first[0].length;
  if (!second) return withoutVersion(line, targetAt, report);
  const method = text.slice(0, first.index);
  const target = text.slice(targetAt, second.index);
  const version = text.slice(second.index + second[0].length);
  if (version === '') return withoutVersion(line, targetAt, report);
  if (!TOKEN.test(method)) {
    report(deviation('http.method-invalid', at, method));
    return undefined;
  }
  if (!reportVersion(version, at + text.length - version.length, report)) return undefined;
  for (const gap of gaps) {
    if (gap[0] === ' ') continue;
    report(deviation('http.start-line-whitespace', at + gap.index, gap[0]));
  }
  const form = formOf(method, target);
  if (!form || UNPRINTABLE.test(target)) {
    report(deviation('http.target-invalid', at + targetAt, target));
  } else if (!CHARACTERS[form].test(target)) {
    report(deviation('http.target-character', at + targetAt, target));
  }
  return { kind: 'request', at, length: line.length, raw: text, method, target, form, version };
}

function invalid(line: Line, report: Report): undefined {
  report(deviation('http.request-line-invalid', line.at, line.text));
}

/** `GET /` alone was a request of HTTP/0.9. */
function withoutVersion(line: Line, targetAt: number, report: Report): undefined {
  if (targetAt >= line.text.length) return invalid(line, report);
  report(deviation('http.version-missing', line.at, line.text));
}
