const PYTHON = /^Traceback \(most recent call last\):/;
const PYTHON_FILE = /^ {2}File "/;
/** `NameError: ...`, also `json.decoder.JSONDecodeError: ...` and a bare `KeyboardInterrupt`. */
const PYTHON_LAST =
  /^[A-Za-z_][\w.]*(Error|Exception|Interrupt|Exit|Warning|error|timeout|herror)\b/;

/** The lines of a Python traceback, or of a syntax error, that starts at `from`; 0 if none does. */
export function tracebackLength(lines: readonly string[], from: number): number {
  const first = lines[from] ?? '';
  if (!PYTHON.test(first) && !PYTHON_FILE.test(first)) return 0;
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (PYTHON_LAST.test(line)) return at - from + 1;
    if (!line.startsWith(' ') && line !== '') return 0;
  }
  return 0;
}

/** Where the traceback begins that the output ends in; undefined if it ends in none. */
export function lastTraceback(lines: readonly string[]): number | undefined {
  for (let at = lines.length - 1; at >= 0; at--) {
    const length = tracebackLength(lines, at);
    if (length > 0 && PYTHON.test(lines[at]!)) return at;
  }
  return undefined;
}
