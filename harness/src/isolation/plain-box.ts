import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Box, Spawned, SpawnFailure } from './box';
import type { Keeper } from './keeper';
import { closeFd, type PipeMaker } from './pipes';

interface Services {
  environment: Readonly<Record<string, string>>;
  keeper: Keeper;
  pipes: PipeMaker;
  sweep(): Promise<number[]>;
  gone(): void;
}

/** One folder, and the process groups that were started in it. */
export class PlainBox implements Box {
  readonly #groups = new Map<number, Promise<unknown>>();
  #disposed: Promise<{ survivors: number[] }> | undefined;

  constructor(
    readonly dir: string,
    readonly services: Services,
  ) {}

  spawn(
    command: readonly string[],
    env: Readonly<Record<string, string>>,
    stdin?: number,
  ): Promise<Spawned | SpawnFailure> {
    const { pipes, keeper, environment } = this.services;
    const [stdout, stderr] = [pipes.make(), pipes.make()];
    const [file = '', ...args] = command;
    const child = spawn(file, args, {
      cwd: this.dir,
      env: { ...env, ...environment },
      detached: true,
      stdio: [stdin ?? 'ignore', stdout.writeFd, stderr.writeFd],
    });
    closeFd(stdout.writeFd);
    closeFd(stderr.writeFd);
    const { pid } = child;
    return new Promise((resolve) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        stdout.stream.destroy();
        stderr.stream.destroy();
        resolve({ errno: error.code ?? 'unknown' });
      });
      if (pid === undefined) return;
      keeper.watch(pid);
      const exited = new Promise<{ code: number | null; signal: string | null }>((done) => {
        child.once('exit', (code, signal) => {
          done({ code, signal });
        });
      });
      this.#groups.set(pid, exited);
      resolve({ pid, stdout: stdout.stream, stderr: stderr.stream, exited });
    });
  }

  signal(signal: NodeJS.Signals): void {
    for (const group of this.#groups.keys()) signalGroup(group, signal);
  }

  dispose(): Promise<{ survivors: number[] }> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<{ survivors: number[] }> {
    this.signal('SIGKILL');
    await Promise.all(this.#groups.values());
    // The leader may have ended long ago and left others in its group.
    this.signal('SIGKILL');
    for (const group of this.#groups.keys()) this.services.keeper.forget(group);
    const survivors = this.#groups.size === 0 ? [] : await this.services.sweep();
    for (const pid of survivors) kill(pid);
    await rm(this.dir, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    this.services.gone();
    return { survivors };
  }
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // ESRCH: the group is empty.
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
