import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const memorySchema = z.record(z.string(), z.strictObject({ key: z.string(), path: z.string() }));
type Memory = z.infer<typeof memorySchema>;

/**
 * The path that was found for `tool` under the same key before, if it is still `good`; else what
 * `find` answers, which is then kept in `dir`. Without `dir` nothing is kept.
 */
export async function remember(
  dir: string | undefined,
  tool: string,
  key: string,
  good: (path: string) => Promise<boolean>,
  find: () => Promise<string | undefined>,
): Promise<string | undefined> {
  if (dir === undefined) return find();
  const file = join(dir, 'toolchains.json');
  const known = (await read(file))[tool];
  if (known?.key === key && (await good(known.path))) return known.path;
  const path = await find();
  if (path !== undefined) await write(dir, file, { ...(await read(file)), [tool]: { key, path } });
  return path;
}

async function read(file: string): Promise<Memory> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {}; // absent, or damaged: ask again
  }
}

async function write(dir: string, file: string, memory: Memory): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(draft, JSON.stringify(memory, null, 2) + '\n');
    await rename(draft, file);
  } catch {
    // A read-only folder costs time at the next run, nothing else.
  }
}
