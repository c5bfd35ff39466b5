import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { FindingBody } from '../../model/finding';
import { invalid } from '../problem';
import { readSource } from '../sources';
import type { PlanContext } from './toolchain';

/** The program that a Cargo project makes: the one named for the role, or the only one. */
export async function cargoBinary({ root, role }: PlanContext): Promise<string | FindingBody> {
  const names = new Set(declared(await readSource(root, 'Cargo.toml')));
  const sources = await readdir(join(root, 'src/bin')).catch(() => []);
  for (const file of sources) if (file.endsWith('.rs')) names.add(parse(file).name);
  if (names.has(role)) return role;
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return only;
  return invalid({
    problem:
      names.size === 0
        ? 'Cargo.toml names no program.'
        : `Cargo.toml makes ${names.size} programs (${[...names].join(', ')}), none called ${role}.`,
    remedy: `Call the right one ${role}:\n\n[[bin]]\nname = "${role}"\npath = "src/main.rs"`,
  });
}

/** Names of [[bin]] tables; without any, src/main.rs is named for the package. */
function declared(manifest: string): string[] {
  const tables = manifest.split(/^(?=\s*\[)/m);
  const names = (head: RegExp) =>
    tables
      .filter((table) => head.test(table))
      .flatMap((table) => /^\s*name\s*=\s*["']([^"'\n]+)["']/m.exec(table)?.[1] ?? []);
  const binaries = names(/^\s*\[\[\s*bin\s*\]\]/);
  return binaries.length > 0 ? binaries : names(/^\s*\[\s*package\s*\]/);
}
