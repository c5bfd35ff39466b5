import type { Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', '__pycache__']);

/** A hash of the names and contents of files and of everything in folders, but for `without`. */
export function hashOf(paths: readonly string[], without = /^$/): string {
  const hash = sha256();
  for (const path of paths) addTo(hash, path, '', without);
  return hash.digest('hex').slice(0, 16);
}

/** Its module is loaded when it is needed: that costs 9 ms, which no program need wait for. */
export function sha256(): Hash {
  return process.getBuiltinModule('node:crypto').createHash('sha256');
}

function addTo(hash: Hash, root: string, path: string, without: RegExp): void {
  const full = join(root, path);
  let names: string[];
  try {
    names = readdirSync(full).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') return;
    const bytes = readFileSync(full);
    hash.update(`${path || basename(root)}\0${bytes.length}\0`).update(bytes);
    return;
  }
  for (const name of names) {
    if (LEFT_OUT.has(name) || without.test(name)) continue;
    addTo(hash, root, join(path, name), without);
  }
}
