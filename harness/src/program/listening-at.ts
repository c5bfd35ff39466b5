import { readdirSync, readlinkSync } from 'node:fs';
import { LISTEN, readSockets } from '../net/proc-net';
import { groupMembers } from './proc-group';

/** The addresses on which a process of the group listens: for a diagnosis, once. */
export async function listeningAt(group: number): Promise<{ address: string; port: number }[]> {
  const owned = new Set(groupMembers(group).flatMap(socketInodes));
  const rows = await readSockets(['tcp', 'tcp6']);
  return rows.filter((row) => row.state === LISTEN && owned.has(row.inode)).map((row) => row.local);
}

function socketInodes(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const target = readlink(`/proc/${pid}/fd/${fd}`);
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      return inode === undefined ? [] : [Number(inode)];
    });
  } catch {
    return [];
  }
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
