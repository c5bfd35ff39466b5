import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Isolation } from '../isolation/box';
import type { Built } from './build';

const folders: string[] = [];

/** A folder with these files, removed after the test file; a name that ends in `*` is executable. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'halfclose-test-')));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name.replace(/\*$/, ''));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    if (name.endsWith('*')) await chmod(file, 0o755);
  }
  return root;
}

export async function removeFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((root) => rm(root, { recursive: true, force: true })));
}

/** What a built program prints on both streams, in a fresh copy, and its exit code. */
export async function outputOf(isolation: Isolation, built: Built, ...args: string[]) {
  const box = await isolation.open(built.dir);
  try {
    const child = await box.spawn([...built.command, ...args], { ...built.env, HOME: box.dir });
    if ('errno' in child) throw new Error(child.errno);
    const [stdout, stderr, { code }] = await Promise.all([
      child.stdout.setEncoding('utf8').toArray(),
      child.stderr.setEncoding('utf8').toArray(),
      child.exited,
    ]);
    return { stdout: stdout.join(''), stderr: stderr.join(''), code };
  } finally {
    await box.dispose();
  }
}
