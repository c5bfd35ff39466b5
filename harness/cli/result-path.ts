import { accessSync, constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a result goes that nobody named a file for; a read-only checkout has it elsewhere. */
export function defaultResultPath(root: string): string {
  const folder = ownFolder(root) ?? join(tmpdir(), `halfclose-${process.getuid?.() ?? 0}`);
  return join(folder, 'result.json');
}

/** The folder where we keep what outlives a run; undefined in a read-only checkout. */
export function ownFolder(root: string): string | undefined {
  const folder = join(root, '.halfclose');
  try {
    accessSync(existsSync(folder) ? folder : root, constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}
