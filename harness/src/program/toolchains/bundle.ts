import { realpath, stat } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { join, sep } from 'node:path';
import type * as Esbuild from 'esbuild';
import type { FindingBody } from '../../model/finding';
import { buildFailed } from '../problem';

/** CommonJS has no import.meta; these lines stand in for it. */
const META = {
  banner: `const __meta = { url: require('node:url').pathToFileURL(__filename).href };`,
  define: {
    'import.meta.url': '__meta.url',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
};

/** Makes one CommonJS file of the TypeScript program `dir/entry`, whose traces name its own lines. */
export async function bundle(
  dir: string,
  entry: string,
  output: string,
): Promise<FindingBody | undefined> {
  // Loaded only where there is something to bundle: it starts a process of its own.
  const esbuild = createRequire(__filename)('esbuild') as typeof Esbuild;
  const { errors } = await esbuild
    .build({
      absWorkingDir: dir,
      entryPoints: [`./${entry}`],
      outfile: join(dir, output),
      allowOverwrite: true,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'inline',
      banner: { js: META.banner },
      define: META.define,
      // A tsconfig.json would make equal programs behave differently, and may lie outside.
      tsconfigRaw: {},
      plugins: [onlyOwnFiles(await realpath(dir))],
      logLevel: 'silent',
    })
    .catch((failure: Esbuild.BuildFailure) => {
      if (!Array.isArray(failure.errors)) throw failure;
      return failure;
    });
  if (errors.length === 0) return undefined;
  const words = await esbuild.formatMessages(errors, { kind: 'error', color: false });
  const printed = words.join('').trimEnd() + '\n';
  return buildFailed(['esbuild', entry], printed, { code: 1, signal: null });
}

const GUARDED = {};

/** Imports: Node's own modules, and regular files in the folder; reading a FIFO would never end. */
function onlyOwnFiles(dir: string): Esbuild.Plugin {
  return {
    name: 'only-own-files',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (args) => {
        const { path, importer, resolveDir, kind } = args;
        if (args.pluginData === GUARDED) return undefined;
        if (isBuiltin(path)) return { path, external: true };
        if (kind !== 'entry-point' && !/^\.\.?\//.test(path)) return { errors: [notOurs(path)] };
        const found = await build.resolve(path, {
          importer,
          resolveDir,
          kind,
          pluginData: GUARDED,
        });
        if (found.errors.length > 0) return found;
        const target = await realpath(found.path);
        if (target.startsWith(dir + sep) && (await stat(target)).isFile()) return found;
        return { errors: [{ text: `"${path}" is not a file of this submission.` }] };
      });
    },
  };
}

function notOurs(path: string): Esbuild.PartialMessage {
  const text =
    `"${path}" is not a module of Node itself. ` +
    'Import only those, such as "node:net", and your own files, such as "./parse".';
  return { text };
}
