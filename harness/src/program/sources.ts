import { open } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Toolchain } from './toolchains/toolchain';

const LIMIT = 1024 * 1024;

/** The first MiB of a file: all of any source, and no more of whatever else it may be. */
export async function readSource(root: string, name: string): Promise<string> {
  const file = await open(join(root, name));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LIMIT), 0, LIMIT, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

export function isSource({ extensions, ignores }: Toolchain, file: string): boolean {
  return extensions.includes(parse(file).ext) && !ignores?.test(file);
}

/** True if the file has a main of its own. Every file of a language without one starts a program. */
export async function startsProgram(
  { starts }: Toolchain,
  root: string,
  file: string,
): Promise<boolean> {
  return starts === undefined || starts.test(withoutComments(await readSource(root, file)));
}

/** The files that belong to `entry`: those of its language that start no program of their own. */
export async function companions(
  toolchain: Toolchain,
  { root, entry, files }: { root: string; entry: string; files: readonly string[] },
): Promise<string[]> {
  const others = [];
  for (const file of files) {
    if (file === entry || !isSource(toolchain, file)) continue;
    if (!(await startsProgram(toolchain, root, file))) others.push(file);
  }
  return others;
}

// Strings go too, or the "/*" in "Accept: */*" would open a comment.
function withoutComments(source: string): string {
  const noise = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/.*|\/\*[\s\S]*?\*\//g;
  return source.replace(noise, ' ');
}
