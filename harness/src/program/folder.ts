import { readdir, realpath, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join, sep } from 'node:path';

export interface Folder {
  root: string;
  /** Names of the regular files in it, sorted. */
  files: string[];
  folders: string[];
}

/** What tools and archives leave behind; `__MACOSX` comes with zip files made on a Mac. */
const LEFTOVERS = new Set(['__pycache__', '__MACOSX', 'node_modules', 'target', 'venv']);

/**
 * Lists a submission. A folder that holds nothing but one folder is entered; only files that
 * `counts` accepts stand in the way. Undefined if there is no such folder.
 */
export async function openFolder(
  dir: string,
  counts: (file: string) => boolean,
): Promise<Folder | undefined> {
  let folder = await list(dir);
  while (folder && !folder.files.some(counts) && folder.folders.length === 1) {
    folder = await list(join(folder.root, folder.folders[0]!));
  }
  return folder;
}

async function list(dir: string): Promise<Folder | undefined> {
  let entries: Dirent[];
  try {
    entries = await readdir(dir, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
  const folder: Folder = { root: dir, files: [], folders: [] };
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || LEFTOVERS.has(entry.name)) continue;
    if (entry.isDirectory()) folder.folders.push(entry.name);
    else if (entry.isFile() || (await isLinkWithin(dir, entry))) folder.files.push(entry.name);
  }
  return folder;
}

/** A link out of the folder is not followed: it may lead to what a submission must not read. */
async function isLinkWithin(dir: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  try {
    const target = await realpath(join(dir, entry.name));
    return target.startsWith((await realpath(dir)) + sep) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}
