import { readdirSync, readFileSync } from 'node:fs';

/** The processes of a group, by /proc; empty where there is none. */
export function groupMembers(group: number): number[] {
  return list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statFields(`/proc/${pid}/stat`)?.group === group);
}

/**
 * Do all threads of the group sleep? A dead one is on its way to being reported, not asleep.
 * Undefined where there is no /proc.
 */
export function isIdle(group: number): boolean | undefined {
  const members = groupMembers(group);
  if (members.length === 0) return list('/proc').includes('self') ? false : undefined;
  return members.every((pid) =>
    list(`/proc/${pid}/task`).every((task) => {
      const state = statFields(`/proc/${pid}/task/${task}/stat`)?.state;
      return state !== undefined && 'ST'.includes(state);
    }),
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
    for (const task of list(`/proc/${pid}/task`)) {
      const thread = `${pid}/task/${task}`;
      const time = timesOf(thread);
      if (time) times.set(thread, time);
    }
  }
  return times;
}

/** By /proc/PID/task/TID/schedstat. */
export function timesOf(thread: string): ThreadTimes | undefined {
  const [onCore, waited] = read(`/proc/${thread}/schedstat`)?.split(' ') ?? [];
  return waited === undefined
    ? undefined
    : { onCore: Number(onCore) / 1e6, waited: Number(waited) / 1e6 };
}

/** Does a thread, named as in `threadTimes`, run or wait for a core? */
export function isRunnable(thread: string): boolean {
  return statFields(`/proc/${thread}/stat`)?.state === 'R';
}

function statFields(path: string): { state: string; group: number } | undefined {
  const stat = read(path);
  if (stat === undefined) return undefined;
  // The name, in brackets, may hold anything; what we want comes after it.
  const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state, group: Number(group) };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined; // it ended meanwhile
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
