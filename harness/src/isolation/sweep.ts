import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * Finds processes that left their group: by the mark in the environment they were started with,
 * or by a working directory in the run's folder. One that changed both escapes this level.
 */
export function findStrays(token: string, folder: string): { pid: number; box: string }[] {
  const mark = `HALFCLOSE_RUN=${token}`;
  const strays: { pid: number; box: string }[] = [];
  for (const name of processNames()) {
    const box = boxOf(name, mark, folder);
    if (box !== undefined) strays.push({ pid: Number(name), box });
  }
  return strays;
}

function processNames(): string[] {
  try {
    return readdirSync('/proc').filter((name) => name >= '0' && name <= '9~');
  } catch {
    return [];
  }
}

function boxOf(pid: string, mark: string, folder: string): string | undefined {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
    if (environment.includes(mark)) {
      return /HALFCLOSE_BOX=(\w+)/.exec(environment)?.[1] ?? '';
    }
    const cwd = readlinkSync(`/proc/${pid}/cwd`);
    return cwd.startsWith(`${folder}/`) ? cwd.slice(folder.length + 1).split(/[/ ]/)[0] : undefined;
  } catch {
    return undefined; // gone, or another user's
  }
}

/** The process group of a process; undefined if it is gone. */
export function groupOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is a name in parentheses, which may hold anything.
    const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(group);
  } catch {
    return undefined;
  }
}
