import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process that was started under a TMPDIR, or by a program that was. */
export interface Leftover {
  pid: number;
  command: string;
}

/**
 * Processes that name `folder` in their environment, their command line or their working directory.
 * The harness starts its programs there and its own helpers with it in their environment, so that
 * other gradings on the machine are told apart. Where there is no /proc none is found.
 */
export function processesOf(folder: string): Leftover[] {
  return list('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim();
      const traces = [command, read(`/proc/${name}/environ`), cwd(name)];
      if (!traces.some((trace) => trace.includes(folder))) return [];
      return [{ pid: Number(name), command }];
    });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // it has ended, or is another user's
  }
}

function cwd(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
