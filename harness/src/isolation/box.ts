import type { Readable } from 'node:stream';

export type IsolationLevel = 'plain';

export interface Spawned {
  readonly pid: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when the process has ended; its output may still be on its way. */
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
}

/** The kernel's word on why a command could not be run: ENOENT, EACCES, ENOEXEC, ... */
export interface SpawnFailure {
  readonly errno: string;
}

/** What stands at the ends of a program's input and output. */
export interface Ends {
  /** An open file to read from; without one the input is empty. */
  stdin?: number | undefined;
  /** Its stderr goes where its stdout goes, in the order in which it was written. */
  merged?: boolean;
}

/** A folder of its own in which one program lives, with everything that it starts. */
export interface Box {
  /** The program's working directory: a fresh copy of the built submission. */
  readonly dir: string;
  /** A path for what is made for the program beside its folder; removed with the box. */
  readonly beside: string;
  /**
   * Starts `command` as the leader of a process group of its own.
   * @param env its whole environment, but for two marks of ours.
   */
  spawn(
    command: readonly string[],
    env: Readonly<Record<string, string>>,
    ends?: Ends,
  ): Promise<Spawned | SpawnFailure>;
  /** Is anybody left in the process group of this leader? */
  runs(leader: number): boolean;
  /** Signals everything that was started here. */
  signal(signal: NodeJS.Signals): void;
  /**
   * Kills everything that was started here, also what left its process group, and removes the
   * folder. Safe to call twice.
   * @returns pids that had escaped from their process group and were killed.
   */
  dispose(): Promise<{ survivors: number[] }>;
}

/** A way to wall a program in; design: levels differ, callers don't know which they have. */
export interface Isolation {
  readonly level: IsolationLevel;
  /** Why this level and no better one, for the result. */
  readonly why: string;
  /** Opens a box around a fresh copy of the folder `source`. */
  open(source: string): Promise<Box>;
  /** Ends every box and removes all that was written. */
  close(): Promise<void>;
}
