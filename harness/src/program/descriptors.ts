import { readlinkSync } from 'node:fs';
import { listFolder } from './proc-file';

/** What each descriptor of a process leads to: a path, or a name such as `socket:[7]`. */
export function descriptorsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return listFolder(folder).flatMap((descriptor) => {
    try {
      return [readlinkSync(`${folder}/${descriptor}`)];
    } catch {
      return []; // it was closed meanwhile
    }
  });
}
