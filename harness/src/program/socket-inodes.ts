import { descriptorsOf } from './descriptors';

/** The inodes of the sockets that a process holds; empty where there is no /proc. */
export function socketInodes(pid: number): number[] {
  return descriptorsOf(pid).flatMap((target) => {
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode === undefined ? [] : [Number(inode)];
  });
}
