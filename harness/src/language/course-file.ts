import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem';

const LARGEST = 1 << 20;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this file can not be read: permission denied',
  ELOOP: 'this link leads back to itself',
};

/** The text of a YAML file of the course, or why there is none to read. */
export function readCourseFile(root: string, file: string): string | Problem {
  const problem = (message: string): Problem => ({ file, at: { line: 1, column: 1 }, message });
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, file));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return problem(REASONS[code] ?? `this file can not be read (${code})`);
  }
  if (bytes.length > LARGEST) {
    return problem('this file is larger than 1 MiB: so many bytes belong into payloads/');
  }
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const before = text.slice(0, text.indexOf('\ufffd')).split('\n');
  const at = { line: before.length, column: before.at(-1)!.length + 1 };
  return { ...problem('this character is not UTF-8: save the file as UTF-8'), at, source: text };
}
