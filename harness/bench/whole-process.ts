import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

const LONGEST_MS = 180_000;

/** A finished command. Moments are on the kernel's monotonic clock, as are those of `now()`. */
export interface WholeProcess {
  beganMs: number;
  endedMs: number;
  wallMs: number;
  /** User and system time, with every process that it has started and waited for. */
  cpuMs: number;
  /** The share of the machine that other programs used meanwhile. */
  others: number;
  stdout: string;
  stderr: string;
  code: number;
}

export type Run = (
  command: readonly string[],
  options?: { cwd?: string; env?: NodeJS.ProcessEnv },
) => WholeProcess;

/** @param wrapper the compiled whole-process.c */
export function runner(wrapper: string): Run {
  return (command, options = {}) => {
    const before = machine();
    const { error, output, status } = spawnSync(wrapper, command, {
      ...options,
      encoding: 'utf8',
      timeout: LONGEST_MS,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const after = machine();
    if (error) throw error;
    const [, stdout = '', stderr = '', account = ''] = output.map((one) => one ?? '');
    const kernel = JSON.parse(account) as Pick<WholeProcess, 'beganMs' | 'endedMs' | 'cpuMs'>;
    return {
      ...kernel,
      wallMs: kernel.endedMs - kernel.beganMs,
      others: Math.max(0, (after.busy - before.busy - kernel.cpuMs) / (after.all - before.all)),
      stdout,
      stderr,
      code: status ?? -1,
    };
  };
}

/** CLOCK_MONOTONIC in ms: the same for every process of a machine. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function machine(): { busy: number; all: number } {
  const sum = (key: 'user' | 'nice' | 'sys' | 'irq' | 'idle'): number =>
    cpus().reduce((total, { times }) => total + times[key], 0);
  const busy = sum('user') + sum('nice') + sum('sys') + sum('irq');
  return { busy, all: busy + sum('idle') };
}
