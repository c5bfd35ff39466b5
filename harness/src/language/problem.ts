import type { Position } from '../model/case';

/** Something wrong in a file that staff write; told with its place and the line itself. */
export interface Problem {
  file: string;
  at: Position;
  message: string;
  source: string;
}

/** `file:line:column: message`, then the line with a caret under the place. */
export function formatProblem(problem: Problem): string {
  const { file, at, message, source } = problem;
  const lines = source.split(/\r?\n/);
  const number = String(at.line);
  const line = (lines[at.line - 1] ?? '').replaceAll('\t', ' ');
  const caret = ' '.repeat(Math.max(0, Math.min(at.column, line.length + 1) - 1));
  return [
    `${file}:${at.line}:${at.column}: ${message}`,
    `  ${number} | ${line}`,
    `  ${' '.repeat(number.length)} | ${caret}^`,
  ].join('\n');
}

/** Thrown to leave a loader with every problem that it found: staff mend them in one go. */
export class FaultyFiles extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n\n'));
    this.name = 'FaultyFiles';
  }
}
