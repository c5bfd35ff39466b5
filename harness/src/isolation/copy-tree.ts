import {
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';

/** Never copied: what tools leave behind and no program needs. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', '__pycache__']);
const MAX_ENTRIES = 5000;
const MAX_BYTES = 256 << 20;

/** The folder can't be graded as it is: too much of it, or nothing a program could be. */
export class UnfitTree extends Error {
  override readonly name = 'UnfitTree';
}

interface Entry {
  path: string;
  kind: 'folder' | 'file' | 'link';
  target?: string;
}

/** The plain files, folders and inner links of a folder, listed once and copied many times. */
export class Tree {
  readonly entries: Entry[] = [];
  #bytes = 0;

  constructor(readonly root: string) {
    this.#walk('');
  }

  copyTo(target: string): void {
    mkdirSync(target, { recursive: true, mode: 0o700 });
    for (const entry of this.entries) {
      const to = join(target, entry.path);
      if (entry.kind === 'folder') mkdirSync(to);
      else if (entry.kind === 'link') symlinkSync(entry.target!, to);
      else copyFileSync(join(this.root, entry.path), to, constants.COPYFILE_FICLONE);
    }
  }

  #walk(folder: string): void {
    for (const name of readdirSync(join(this.root, folder)).sort()) {
      if (LEFT_OUT.has(name)) continue;
      const path = join(folder, name);
      const stat = lstatSync(join(this.root, path));
      if (stat.isDirectory()) {
        this.entries.push({ path, kind: 'folder' });
        this.#walk(path);
      } else if (stat.isFile()) {
        this.entries.push({ path, kind: 'file' });
        this.#bytes += stat.size;
      } else if (stat.isSymbolicLink()) {
        const target = readlinkSync(join(this.root, path));
        if (staysInside(join(folder, target)) && !isAbsolute(target))
          this.entries.push({ path, kind: 'link', target });
      }
      if (this.entries.length > MAX_ENTRIES || this.#bytes > MAX_BYTES) {
        throw new UnfitTree(
          `${this.root} holds more than ${MAX_ENTRIES} files or ${MAX_BYTES >> 20} MiB`,
        );
      }
    }
  }
}

function staysInside(path: string): boolean {
  const [first] = normalize(path).split(sep);
  return first !== '..';
}
