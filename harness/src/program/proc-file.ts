import { closeSync, openSync, readdirSync, readSync } from 'node:fs';

/** What we read is a line or two. */
const buffer = Buffer.alloc(4096);

/** A short file of /proc; undefined if its process ended meanwhile. (readFileSync asks twice as often.) */
export function readShort(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    return buffer.toString('latin1', 0, readSync(file, buffer));
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

export function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Of /proc/PID/stat or /proc/PID/task/TID/stat. */
export function statFields(path: string): { state: string; group: number } | undefined {
  const stat = readShort(path);
  if (stat === undefined) return undefined;
  // The name, in brackets, may hold anything; what we want comes after it.
  const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ', 3);
  return { state, group: Number(group) };
}
