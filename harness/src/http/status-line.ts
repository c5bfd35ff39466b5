import type { StatusLine } from '../model/http';
import { deviation } from '../model/http-deviation';
import { reportControls } from './control-characters';
import type { Report } from './event';
import type { Line } from './line-reader';
import { reportVersion } from './version';

/** Version, gap, status, gap, the rest: read as a lenient receiver would. */
const SHAPE = /^([^ \t]*)([ \t]*)([^ \t]*)([ \t]*)([^]*)$/;

/** RFC 9112 §4. Undefined where no response can be made out. */
export function parseStatusLine(line: Line, report: Report): StatusLine | undefined {
  const { text, at } = line;
  const [, version = '', gap = '', digits = '', space = '', rest = ''] = SHAPE.exec(text)!;
  const statusAt = version.length + gap.length;
  const spaceMissing = /^HTTP\/\d\.\d\d{3}$/.test(version) || /^\d{3}[^\d]/.test(digits);
  if (spaceMissing || digits === '') {
    report(deviation('http.status-line-invalid', at, text));
    return undefined;
  }
  if (!reportVersion(version, at, report)) return undefined;
  if (!/^\d{3}$/.test(digits)) {
    report(deviation('http.status-invalid', at + statusAt, digits));
    return undefined;
  }
  if (gap !== ' ') report(deviation('http.start-line-whitespace', at + version.length, gap));
  const status = Number(digits);
  if (status < 100 || status > 599) {
    report(deviation('http.status-out-of-range', at + statusAt, digits));
  }
  if (space === '') report(deviation('http.reason-space-missing', at + text.length, ''));
  else if (!space.startsWith(' ')) {
    report(deviation('http.start-line-whitespace', at + statusAt + 3, '\t'));
  }
  // A reason may begin with further spaces: it is made of any.
  const reason = space.slice(1) + rest;
  reportControls(reason, at + statusAt + 4, report);
  return { kind: 'response', at, length: line.length, raw: text, version, status, reason };
}
