import type { Output } from '../model/transcript';

/** The last lines that a program printed on a stream, as bytes; without the empty ones at the end. */
export function lastLines(output: Output): string[] {
  const text = output.tail === '' ? output.head : output.tail;
  const lines = text.split('\n');
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  return lines;
}
