import { mkdir, open, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentRoot } from '../model/document-root';
import type { Payload } from '../model/payload';

const PIECE = 1 << 20;

export function rootIn(parent: string): string {
  return join(parent, 'root');
}

/** Makes the folder `root` in `parent`, with its files and what lies outside; its path. */
export async function makeRoot(
  parent: string,
  { files, links, outside }: DocumentRoot,
): Promise<string> {
  const root = rootIn(parent);
  await mkdir(root, { recursive: true, mode: 0o700 });
  for (const [name, payload] of files) await write(join(root, name), payload);
  for (const [name, payload] of outside) await write(join(parent, name), payload);
  for (const [name, target] of links) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(target.replace(/^ROOT(?=\/|$)/, root), path);
  }
  return root;
}

async function write(path: string, payload: Payload): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', 0o600);
  try {
    for (let at = 0; at < payload.length; at += PIECE) await file.write(payload.read(at, PIECE));
  } finally {
    await file.close();
  }
}
