import { foldersOf } from '../environment';
import { companions, readSource } from '../sources';
import { missingTool } from './missing-tool';
import type { Toolchain } from './toolchain';

type Language = Omit<Toolchain, 'entry' | 'plan' | 'starts'>;

/** C and C++ differ in the compiler and its flags only. `title` is the language's name in prose. */
export function compiled(language: Language, title: string, flags: readonly string[]): Toolchain {
  const [compiler] = language.tools as readonly [string];
  const toolchain: Toolchain = {
    ...language,
    entry: (role) => `${role}${language.extensions[0]}`,
    starts: /\bmain\s*\(/,
    async plan(context) {
      const { entry, role, resolve } = context;
      const path = await resolve(compiler);
      if (!path) return missingTool(`This is a ${title} program`, compiler);
      const others = await companions(toolchain, context);
      const included = await includes(context.root, [entry, ...others]);
      const sources = [entry, ...others.filter((file) => !included.has(file))];
      return {
        build: [[path, ...flags, '-pthread', '-o', role, ...sources, '-lm']],
        run: [`./${role}`],
        path: foldersOf(path),
        env: {},
      };
    },
  };
  return toolchain;
}

/** A source file that another includes must not be linked a second time. */
async function includes(root: string, files: string[]): Promise<Set<string>> {
  const sources = await Promise.all(files.map((file) => readSource(root, file)));
  return new Set(
    [...sources.join('\n').matchAll(/^\s*#\s*include\s*"(?:\.\/)?([^"\n]+)"/gm)].map(
      ([, file]) => file!,
    ),
  );
}
