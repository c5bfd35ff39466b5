import { groupMembers } from './group-members';
import { listFolder, readShort, statFields } from './proc-file';

const ASLEEP = 'ST';

/**
 * Do all threads of the group sleep? A dead one is on its way to being reported, not asleep.
 * Undefined where there is no /proc.
 */
export function isIdle(group: number): boolean | undefined {
  const leader = statesOf(group);
  if (leader.some((state) => !ASLEEP.includes(state))) return false;
  const members = groupMembers(group);
  if (members.length === 0) return listFolder('/proc').includes('self') ? false : undefined;
  return members.every((pid) => statesOf(pid).every((state) => ASLEEP.includes(state)));
}

/** The state of each thread of the group, as one letter: R, S, T, Z, ... */
export function threadStates(group: number): string[] {
  return groupMembers(group).flatMap(statesOf);
}

function statesOf(pid: number): string[] {
  return listFolder(`/proc/${pid}/task`).flatMap(
    (task) => statFields(`/proc/${pid}/task/${task}/stat`)?.state ?? [],
  );
}

/** What the scheduler tells of one thread; both figures in ms, and older than a stint under way. */
export interface ThreadTimes {
  onCore: number;
  /** Ready to run, but without a core. What it sleeps or blocks by itself is not in it. */
  waited: number;
}

/** The threads of the processes, each by its path below /proc. */
export function threadTimes(pids: readonly number[]): Map<string, ThreadTimes> {
  const times = new Map<string, ThreadTimes>();
  for (const pid of pids) {
    for (const task of listFolder(`/proc/${pid}/task`)) {
      const thread = `${pid}/task/${task}`;
      const time = timesOf(thread);
      if (time) times.set(thread, time);
    }
  }
  return times;
}

/** By /proc/PID/task/TID/schedstat. */
export function timesOf(thread: string): ThreadTimes | undefined {
  const [onCore, waited] = readShort(`/proc/${thread}/schedstat`)?.split(' ') ?? [];
  return waited === undefined
    ? undefined
    : { onCore: Number(onCore) / 1e6, waited: Number(waited) / 1e6 };
}

/** Does a thread, named as in `threadTimes`, run or wait for a core? */
export function isRunnable(thread: string): boolean {
  return statFields(`/proc/${thread}/stat`)?.state === 'R';
}
