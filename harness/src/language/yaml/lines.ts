export interface Line {
  start: number;
  text: string;
  indent: number;
}

/** The line that an offset lies in. */
export function lineAt(source: string, offset: number): Line {
  const start = offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', start);
  const text = source.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  return { start, text, indent: /^\s*/.exec(text)![0].length };
}

/** The nearest line above that says something. */
export function lineAbove(source: string, line: Line): Line | undefined {
  let above = line;
  while (above.start > 0) {
    above = lineAt(source, above.start - 1);
    if (!/^\s*(#.*)?$/.test(above.text)) return above;
  }
  return undefined;
}

/** What stands before an offset on its line; of a very long line, the end of that. */
export function frontOf(source: string, offset: number): string {
  return source.slice(Math.max(lineAt(source, offset).start, offset - 200), offset);
}
