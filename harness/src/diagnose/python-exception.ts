import type { Attempt } from '../model/result';
import { lastLines } from './output-lines';
import { studentText } from './student-text';
import { lastTraceback, tracebackLength } from './traceback';

export interface PythonException {
  /** `NameError`. */
  name: string;
  /** `server.py, line 12: NameError: name 'x' is not defined`. */
  quote: string;
}

const LONGEST = 160;

/** The uncaught exception that stderr ends in; a syntax error has no traceback, only its place. */
export function pythonException(attempt: Pick<Attempt, 'stderr'>): PythonException | undefined {
  const lines = lastLines(attempt.stderr);
  const start =
    lastTraceback(lines) ?? lines.findLastIndex((_, at) => tracebackLength(lines, at) > 0);
  if (start < 0) return undefined;
  const end = start + tracebackLength(lines, start);
  const error = lines[end - 1]!;
  const place = placeIn(lines.slice(start, end));
  const quote = studentText(place === undefined ? error : `${place}: ${error}`);
  return { name: /^[\w.]+/.exec(error)?.[0] ?? '', quote: clip(quote) };
}

/** The innermost line of the student's own: paths of the submission are relative. */
function placeIn(lines: readonly string[]): string | undefined {
  const places = lines.flatMap((line) => {
    const found = /^ {2}File "(.+)", line (\d+)/.exec(line);
    return found ? [{ file: found[1]!, line: found[2]! }] : [];
  });
  const own = places.findLast(({ file }) => !/^[/<]/.test(file)) ?? places.at(-1);
  return own && `${own.file.slice(own.file.lastIndexOf('/') + 1)}, line ${own.line}`;
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
