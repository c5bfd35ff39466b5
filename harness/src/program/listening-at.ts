import { readListeners } from '../net/proc-net';
import { groupMembers } from './group-members';
import { socketInodes } from './socket-inodes';

/** The addresses on which a process of the group listens. */
export function listeningAt(group: number): { address: string; port: number }[] {
  const owned = new Set(groupMembers(group).flatMap(socketInodes));
  if (owned.size === 0) return [];
  return readListeners()
    .filter(({ inode }) => owned.has(inode))
    .map(({ local }) => local);
}
