import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Box, Ends, Spawned, SpawnFailure } from './box';
import type { Keeper } from './keeper';
import { isGroup, kill, signalGroup } from './kill';
import { closeFd, type OutputPipe, type PipeMaker } from './pipes';
import { groupOf } from './sweep';

const MOST_ROUNDS = 20;

interface Services {
  environment: Readonly<Record<string, string>>;
  keeper: Keeper;
  pipes: PipeMaker;
  /**
   * @param again is true if something was found here a moment ago.
   * @returns pids that carry the mark of this box, or live in its folder.
   */
  sweep(again: boolean): Promise<number[]>;
  gone(): void;
}

/** One folder, and the process groups that were started in it. */
export class PlainBox implements Box {
  readonly #groups = new Map<number, Promise<unknown>>();
  #leaders = 0;
  readonly beside: string;
  #disposed: Promise<{ survivors: number[] }> | undefined;

  constructor(
    readonly dir: string,
    readonly services: Services,
  ) {
    this.beside = `${dir}.beside`;
  }

  async spawn(
    command: readonly string[],
    env: Readonly<Record<string, string>>,
    { stdin, merged }: Ends = {},
  ): Promise<Spawned | SpawnFailure> {
    if (this.#disposed) return { errno: 'ECANCELED' };
    const { pipes } = this.services;
    const making = pipes.make();
    const ends = [making, merged ? making : pipes.make()] as const;
    return this.#start(command, env, stdin, await Promise.all(ends));
  }

  async #start(
    command: readonly string[],
    env: Readonly<Record<string, string>>,
    stdin: number | undefined,
    [stdout, stderr]: readonly [OutputPipe, OutputPipe],
  ): Promise<Spawned | SpawnFailure> {
    const { keeper, environment } = this.services;
    const [file = '', ...args] = command;
    let child: ChildProcess;
    try {
      if (this.#disposed) throw Object.assign(new Error(), { code: 'ECANCELED' });
      child = spawn(file, args, {
        cwd: this.dir,
        env: { ...env, ...environment },
        detached: true,
        stdio: [stdin ?? 'ignore', stdout.writeFd, stderr.writeFd],
      });
    } catch (error) {
      // Node throws some of the kernel's refusals (ENOTDIR, E2BIG) and emits the others.
      for (const pipe of [stdout, stderr]) pipe.stream.destroy();
      return { errno: (error as NodeJS.ErrnoException).code ?? 'unknown' };
    } finally {
      for (const fd of new Set([stdout.writeFd, stderr.writeFd])) closeFd(fd);
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
        this.#leaders++;
        child.once('exit', (code, signal) => {
          this.#leaders--;
          done({ code, signal });
        });
      });
      this.#groups.set(pid, exited);
      resolve({ pid, stdout: stdout.stream, stderr: stderr.stream, exited });
    });
  }

  /** Does a program run here that nobody has begun to end? */
  get busy(): boolean {
    return this.#leaders > 0 && this.#disposed === undefined;
  }

  runs(group: number): boolean {
    return isGroup(group);
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
    for (const path of [this.dir, this.beside]) {
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
    this.services.gone();
    return { survivors };
  }

  /** Looks again after each kill: one may have forked meanwhile, and death takes a moment. */
  async #killSurvivors(): Promise<number[]> {
    const survivors = new Set<number>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      // What is in a group of ours was killed with it, and is about to go.
      const found = (await this.services.sweep(round > 0)).filter((pid) => {
        const group = groupOf(pid);
        return group !== undefined && !this.#groups.has(group);
      });
      if (found.length === 0) break;
      for (const pid of found) {
        survivors.add(pid);
        kill(pid);
      }
    }
    return [...survivors];
  }
}
