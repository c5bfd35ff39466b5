import { deviation } from '../model/http-deviation';
import type { Report } from './event';

// CR has a deviation of its own, told with its line.

const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** Control characters in a field value or a reason (RFC 9110 §5.5). */
export function reportControls(text: string, at: number, report: Report): void {
  for (const { 0: character, index } of text.matchAll(CONTROLS)) {
    const code = character === '\0' ? 'http.nul' : 'http.control-character';
    report(deviation(code, at + index, character));
  }
}
