import { dirname } from 'node:path';

/** Searched last, in every environment. */
export const SYSTEM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin'] as const;

interface Wanted {
  path: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** The whole environment of a build or a program in the folder `dir`; nothing of ours is in it. */
export function baseEnvironment(dir: string, { path, env }: Wanted): Record<string, string> {
  return {
    PATH: [...path, ...SYSTEM_FOLDERS].join(':'),
    HOME: dir,
    LANG: 'C.UTF-8',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...env,
  };
}

/** The folders that PATH needs for these tools, beside the system's own. */
export function foldersOf(...tools: string[]): string[] {
  const system: readonly string[] = SYSTEM_FOLDERS;
  return [...new Set(tools.map((tool) => dirname(tool)))].filter((dir) => !system.includes(dir));
}
