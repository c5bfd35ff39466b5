import { deviation } from '../model/http-deviation';
import type { Report } from './event';
import { VERSION } from './grammar';

/** Any minor version is read as 1.1 or 1.0 (RFC 9110 §2.5); another major one is not for us. */
export function reportVersion(version: string, at: number, report: Report): boolean {
  if (!VERSION.test(version)) {
    report(deviation('http.version-invalid', at, version));
    return false;
  }
  if (!version.startsWith('HTTP/1.')) {
    report(deviation('http.version-unsupported', at, version));
    return false;
  }
  return true;
}
