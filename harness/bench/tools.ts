import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Esbuild from 'esbuild';

/** Compiles one of the C programs beside this file. */
export function compile(root: string, source: string, output: string): string {
  const options = ['-O2', '-Wall', '-Wextra', '-o', output];
  execFileSync('cc', [...options, join(root, 'harness', 'bench', source)], { stdio: 'inherit' });
  return output;
}

/** Bundles an entry beside this file as the program itself is bundled, and returns its path. */
export async function bundle(root: string, entry: string): Promise<string> {
  // Loaded only where there is something to bundle.
  const { build } = createRequire(__filename)('esbuild') as typeof Esbuild;
  // Inside node_modules, so that what stays outside of the bundle is found.
  const folder = join(root, 'node_modules', '.cache', 'halfclose', 'bench');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${entry}.cjs`);
  await build({
    entryPoints: [join(root, 'harness', 'bench', `${entry}.ts`)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile,
    external: ['esbuild'],
    logLevel: 'warning',
  });
  return outfile;
}
