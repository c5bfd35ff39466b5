import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Box, Spawned, SpawnFailure } from './box';
import type { Keeper } from './keeper';
import { closeFd, type PipeMaker } from './pipes';

const MOST_ROUNDS = 20;

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
    if (this.#disposed) return Promise.resolve({ errno: 'ECANCELED' });
    const { pipes, keeper, environment } = this.services;
    const [stdout, stderr] = [pipes.make(), pipes.make()];
    const [file = '', ...args] = command;
    let child: ChildProcess;
    try {
      child = spawn(file, args, {
        cwd: this.dir,
        env: { ...env, ...environment },
        detached: true,
        stdio: [stdin ?? 'ignore', stdout.writeFd, stderr.writeFd],
      });
    } catch (error) {
      // Node throws some of the kernel's refusals (ENOTDIR, E2BIG) and emits the others.
      for (const pipe of [stdout, stderr]) pipe.stream.destroy();
      return Promise.resolve({ errno: (error as NodeJS.ErrnoException).code ?? 'unknown' });
    } finally {
      closeFd(stdout.writeFd);
      closeFd(stderr.writeFd);
    }
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
    const survivors = this.#groups.size === 0 ? [] : await this.#killSurvivors();
    await rm(this.dir, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    this.services.gone();
    return { survivors };
  }

  /** Looks again after each kill: one may have forked meanwhile, and death takes a moment. */
  async #killSurvivors(): Promise<number[]> {
    const survivors = new Set<number>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const found = await this.services.sweep();
      if (found.length === 0) break;
      for (const pid of found) {
        survivors.add(pid);
        kill(pid);
      }
    }
    return [...survivors];
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
