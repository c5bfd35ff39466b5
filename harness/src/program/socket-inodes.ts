import { readdirSync, readlinkSync } from 'node:fs';

/** The inodes of the sockets that a process holds; empty where there is no /proc. */
export function socketInodes(pid: number): number[] {
  return list(`/proc/${pid}/fd`).flatMap((fd) => {
    const target = readlink(`/proc/${pid}/fd/${fd}`);
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode === undefined ? [] : [Number(inode)];
  });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // it ended meanwhile
  }
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
