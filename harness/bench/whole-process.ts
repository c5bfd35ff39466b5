import { spawnSync } from 'node:child_process';

const LONGEST_MS = 120_000;

/** A finished command. Moments are on the kernel's monotonic clock, as are those of `now()`. */
export interface WholeProcess {
  beganMs: number;
  endedMs: number;
  /** User and system time, with every process that it has started and waited for. */
  cpuMs: number;
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
    const { error, output, status } = spawnSync(wrapper, command, {
      ...options,
      encoding: 'utf8',
      timeout: LONGEST_MS,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    if (error) throw error;
    const [, stdout = '', stderr = '', account = ''] = output.map((one) => one ?? '');
    const kernel = JSON.parse(account) as Pick<WholeProcess, 'beganMs' | 'endedMs' | 'cpuMs'>;
    return { ...kernel, stdout, stderr, code: status ?? -1 };
  };
}

/** CLOCK_MONOTONIC in ms: the same for every process of a machine. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
