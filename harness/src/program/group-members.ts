import { listFolder, statFields } from './proc-file';

/** A process changes its group, if ever, soon after it was made. */
const FRESH_MS = 200;

interface Known {
  group: number | undefined;
  until: number;
}
let known = new Map<string, Known>();

/**
 * The processes of a group, by /proc; empty where there is none. Cases ask hundreds of times a
 * second: of what was there a moment ago the group is not read again.
 */
export function groupMembers(group: number): number[] {
  const now = performance.now();
  const processes = listFolder('/proc').filter((name) => name >= '0' && name <= '9~');
  const seen = new Map<string, Known>();
  for (const name of processes) {
    const before = known.get(name);
    if (before && before.until > now) seen.set(name, before);
    else {
      const read = statFields(`/proc/${name}/stat`)?.group;
      seen.set(name, { group: read, until: now + FRESH_MS });
    }
  }
  known = seen;
  return processes.filter((name) => seen.get(name)?.group === group).map(Number);
}
