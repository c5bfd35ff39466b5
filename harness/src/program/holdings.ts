import { readdirSync } from 'node:fs';
import { groupMembers } from './group-members';
import { socketInodes } from './socket-inodes';

/** What a program keeps, summed over all processes of its group. */
export interface Holdings {
  /** Not all descriptors: files and pipes are the program's own affair. */
  sockets: number;
  threads: number;
  /** Zombies are among them: they ended, and nobody fetched their exit. */
  processes: number;
}

export function holdingsOf(group: number): Holdings {
  const members = groupMembers(group);
  const threads = members.reduce((sum, pid) => sum + tasksOf(pid), 0);
  const sockets = members.reduce((sum, pid) => sum + socketInodes(pid).length, 0);
  return { sockets, threads: threads - members.length, processes: members.length };
}

function tasksOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}
