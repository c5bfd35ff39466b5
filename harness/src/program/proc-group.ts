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

/**
 * For each thread of the group, ms that it was ready to run but got no core (the second figure of
 * schedstat). What a thread sleeps or blocks by itself is not in it.
 */
export function runQueueWaits(group: number): Map<string, number> {
  const waits = new Map<string, number>();
  for (const pid of groupMembers(group)) {
    for (const task of list(`/proc/${pid}/task`)) {
      const fields = read(`/proc/${pid}/task/${task}/schedstat`)?.split(' ');
      if (fields) waits.set(task, Number(fields[1]) / 1e6);
    }
  }
  return waits;
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
