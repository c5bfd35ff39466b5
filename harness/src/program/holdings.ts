import { readdirSync, realpathSync } from 'node:fs';
import { descriptorsOf } from './descriptors';
import { groupMembers } from './group-members';
import { socketInodes } from './socket-inodes';

/** What a program keeps, summed over all processes of its group. */
export interface Holdings {
  /** Not all descriptors: pipes, and files elsewhere, are the program's own affair. */
  sockets: number;
  /** Those below the folder that it was given to serve, once for each descriptor. */
  files: number;
  threads: number;
  /** Zombies are among them: they ended, and nobody fetched their exit. */
  processes: number;
}

/** @param given the folder with all that was made for it, if any. */
export function holdingsOf(group: number, given?: string): Holdings {
  const members = groupMembers(group);
  const threads = members.reduce((sum, pid) => sum + tasksOf(pid), 0);
  const sockets = members.reduce((sum, pid) => sum + socketInodes(pid).length, 0);
  const below = given === undefined ? undefined : resolved(given);
  const files = below ? members.reduce((sum, pid) => sum + openBelow(below, pid), 0) : 0;
  return { sockets, files, threads: threads - members.length, processes: members.length };
}

function openBelow(folder: string, pid: number): number {
  return descriptorsOf(pid).filter((target) => target.startsWith(`${folder}/`)).length;
}

/** /proc names files by their real paths. */
function resolved(folder: string): string | undefined {
  try {
    return realpathSync(folder);
  } catch {
    return undefined; // nothing was made for it
  }
}

function tasksOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}
