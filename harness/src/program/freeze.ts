import { readdirSync, readFileSync } from 'node:fs';
import type { Box } from '../isolation/box';
import { groupMembers } from './group-members';
import { threadStates } from './proc-group';

const LOOK_MS = 1;
/** A thread in an uninterruptible sleep stops when that is over. */
const LONGEST_MS = 2_000;

/**
 * Calls that a stop and a continue end with EINTR, even without a handler: epoll_wait, epoll_pwait,
 * epoll_pwait2. A program that takes that for a failure is not to blame; epoll(7)'s own example does.
 */
const INTERRUPTED: Readonly<Record<string, readonly string[]>> = {
  x64: ['232', '281', '441'],
  arm64: ['22', '441'],
};

/** Can every process of the group be stopped and continued without its noticing? */
export function canFreeze(group: number): boolean {
  const calls = INTERRUPTED[process.arch];
  if (!calls || process.platform !== 'linux') return false;
  return groupMembers(group).every((pid) =>
    tasks(pid).every((task) => {
      const call = currentCall(`/proc/${pid}/task/${task}/syscall`);
      return call !== undefined && !calls.includes(call);
    }),
  );
}

/** Stops every thread of the group; resolves when all of them show state T, or are dead. */
export async function freeze(box: Box, group: number): Promise<void> {
  box.signal('SIGSTOP');
  const until = performance.now() + LONGEST_MS;
  while (!threadStates(group).every((state) => 'TtZX'.includes(state))) {
    if (performance.now() > until) throw new Error('the program can not be stopped');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function tasks(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it ended meanwhile
  }
}

/** The number of the system call that a thread waits in, or "running"; undefined if hidden from us. */
function currentCall(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1').split(/\s/)[0];
  } catch {
    return undefined;
  }
}
