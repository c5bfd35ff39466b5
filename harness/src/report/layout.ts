import { columns } from './printable';

/** Of a terminal of 80 columns, Jest takes four for itself. */
const NARROWEST = 76;
/** Longer lines are hard to read. */
const WIDEST = 120;

/** How wide a report is on a screen of this width. */
export function reportWidth(screen: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, screen));
}

/**
 * Lines of at most `width` columns, broken between words; a word that is wider stays whole. A line
 * that has been broken stays so: it may be something to copy.
 */
export function wrap(text: string, width: number): string[] {
  return text === ''
    ? []
    : text
        .trim()
        .split('\n')
        .flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t]+/).filter((part) => part !== '')) {
    if (line !== '' && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** The first line behind `label`, the others below it. */
export function hanging(label: string, text: string, width: number): string[] {
  const room = Math.max(20, width - label.length);
  const blank = ' '.repeat(label.length);
  return wrap(text, room).map((line, index) => ((index === 0 ? label : blank) + line).trimEnd());
}

/** `left` and `right` at the two ends of a line. */
export function justified(left: string, right: string, width: number): string {
  const gap = Math.max(2, width - columns(left) - columns(right));
  return left + ' '.repeat(gap) + right;
}

/** At most `width` columns, cut at the end. */
export function clipped(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (columns(kept + char) > width - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}
