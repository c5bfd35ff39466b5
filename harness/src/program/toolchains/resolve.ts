import { access, constants, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { remember } from './remembered';
import { askShim, choiceOf, isShim } from './shim';

/** The absolute path of a tool, or undefined if it is not installed. */
export type Resolve = (tool: string) => Promise<string | undefined>;

export interface ResolveOptions {
  /** Where answers of version managers are kept between runs. */
  cacheDir?: string | undefined;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/**
 * Finds tools on the PATH, each once. A version manager's shim is never the answer, since it
 * chooses anew at every start (pyenv: 100 ms); it is asked which program it would run.
 */
export function resolver(options: ResolveOptions = {}): Resolve {
  const { cacheDir, env = process.env, cwd = process.cwd() } = options;
  const answers = new Map<string, Promise<string | undefined>>();

  async function find(tool: string): Promise<string | undefined> {
    if (tool === 'node') return process.execPath;
    for (const folder of (env.PATH ?? '').split(':').filter(isAbsolute)) {
      const file = join(folder, tool);
      if (!(await isExecutable(file))) continue;
      const real = (await isShim(file)) ? await behind(tool, file) : file;
      if (real !== undefined) return real;
    }
    return undefined;
  }

  async function behind(tool: string, shim: string): Promise<string | undefined> {
    const key = JSON.stringify([env.PATH, await choiceOf(shim, env, cwd)]);
    return remember(cacheDir, tool, key, isExecutable, () => askShim(tool, shim, env, cwd));
  }

  return (tool) => {
    let answer = answers.get(tool);
    if (!answer) answers.set(tool, (answer = find(tool)));
    return answer;
  };
}

export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
