import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** At most so many at once; the others wait in line. */
export class Slots {
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** @returns the function that gives the slot back; safe to call twice. */
  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = this.#line.shift();
      if (next) next();
      else this.#free++;
    };
  }
}

/** Cores that we may use: those of the machine, or the cgroup's quota where that is less. */
export function usableCores(): number {
  const machine = availableParallelism();
  try {
    const [quota, period] = readFileSync('/sys/fs/cgroup/cpu.max', 'utf8').split(' ');
    if (quota === 'max') return machine;
    return Math.max(1, Math.min(machine, Math.ceil(Number(quota) / Number(period))));
  } catch {
    return machine;
  }
}

/** Booting a program costs CPU; waiting for it costs none. */
export const BOOTS = usableCores() + 1;
export const IN_FLIGHT = 24;
/** Cases that move megabytes: more of them would only be late for our sake. */
export const HEAVY_AT_ONCE = 3;
