import type { Position } from '../model/case';

/** Something wrong in a file that staff write; told with its place and the line itself. */
export interface Problem {
  file: string;
  at: Position;
  message: string;
  /** The text of the file; without it no line is shown. */
  source?: string;
}

/** Of a longer line only the part around the place is shown. */
const WIDEST = 100;

/** `file:line:column: message`, then the line with a caret under the place. */
export function formatProblem(problem: Problem): string {
  const { file, at, message, source } = problem;
  const told = `${file}:${at.line}:${at.column}: ${harmless(message)}`;
  if (source === undefined) return told;
  const number = String(at.line);
  const { line, caret } = window(source.split(/\r?\n/)[at.line - 1] ?? '', at.column - 1);
  return [
    told,
    `  ${number} | ${line}`,
    `  ${' '.repeat(number.length)} | ${' '.repeat(caret)}^`,
  ].join('\n');
}

function window(text: string, column: number): { line: string; caret: number } {
  const line = harmless(text.replaceAll('\t', ' '));
  const caret = Math.max(0, Math.min(column, line.length));
  if (line.length <= WIDEST) return { line, caret };
  const from = Math.max(0, Math.min(caret - WIDEST / 2, line.length - WIDEST));
  const front = from > 0 ? '...' : '';
  const back = from + WIDEST < line.length ? '...' : '';
  return {
    line: `${front}${line.slice(from, from + WIDEST)}${back}`,
    caret: caret - from + front.length,
  };
}

/** What a terminal would obey instead of showing it is shown as U+FFFD, and keeps its column. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => '\ufffd'.repeat(sign.length));
}

/** As they stand in the file. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

/** Thrown to leave a loader with every problem that it found: staff mend them in one go. */
export class FaultyFiles extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n\n'));
    this.name = 'FaultyFiles';
  }
}
