import type { Box, Spawned } from '../isolation/box';
import type { Exit } from '../model/exit';
import { Inbox } from '../net/inbox';
import { KeptOutput } from './kept-output';

/** After its exit, how long a pipe may stay open: a child may hold it for ever. */
const DRAIN_MS = 200;
/** Where no child is left, what was written is still on its way, on a busy machine for long. */
const RELAY_MS = 2_000;

export interface ProgramListener {
  /** Milliseconds since the case began. */
  now(): number;
  exited(exit: Exit): void;
  changed(): void;
}

/** A program under test, from its start to its end. */
export class RunningProgram {
  /** What it printed and no judge has consumed; only for programs whose stdout is judged. */
  readonly inbox = new Inbox();
  readonly stdout = new KeptOutput();
  readonly stderr = new KeptOutput();
  exit: Exit | undefined;
  /** The stream whose cap it ran into, and was killed for. */
  flooded: 'stdout' | 'stderr' | undefined;

  constructor(
    readonly box: Box,
    readonly spawned: Spawned,
    readonly command: readonly string[],
    readonly options: { judgesStdout: boolean; outputCap: number; listener: ProgramListener },
  ) {
    const { listener, judgesStdout } = options;
    const open = [spawned.stdout, spawned.stderr].map(
      (stream) => new Promise<void>((resolve) => stream.once('close', resolve)),
    );
    spawned.stdout.on('data', (chunk: Buffer) => {
      this.stdout.push(chunk);
      if (judgesStdout) this.inbox.push(chunk);
      this.#watchCap('stdout');
      listener.changed();
    });
    spawned.stderr.on('data', (chunk: Buffer) => {
      this.stderr.push(chunk);
      this.#watchCap('stderr');
      listener.changed();
    });
    void spawned.exited.then(async ({ code, signal }) => {
      const at = listener.now();
      const closed = Promise.all(open);
      await Promise.race([closed, elapse(DRAIN_MS)]);
      if (!this.box.runs(this.pid)) await Promise.race([closed, elapse(RELAY_MS)]);
      await this.#drain();
      spawned.stdout.destroy();
      spawned.stderr.destroy();
      this.exit = { code, signal, by: this.flooded ? 'output-cap' : this.#by, at };
      listener.exited(this.exit);
      listener.changed();
    });
  }

  get pid(): number {
    return this.spawned.pid;
  }

  /** From here on its end is our doing. */
  stop(): void {
    this.#by = 'harness';
    this.box.signal('SIGKILL');
  }

  #by: Exit['by'] = 'self';

  /** Reads on until a turn of the loop brings nothing. */
  async #drain(): Promise<void> {
    let before;
    do {
      before = this.stdout.length + this.stderr.length;
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    } while (this.stdout.length + this.stderr.length > before && !this.flooded);
  }

  /** How many bytes it has printed to stdout so far. */
  get printed(): number {
    return this.stdout.length;
  }

  #watchCap(stream: 'stdout' | 'stderr'): void {
    if (this.flooded || this[stream].length <= this.options.outputCap) return;
    this.flooded = stream;
    this.box.signal('SIGKILL');
    this.spawned.stdout.destroy();
    this.spawned.stderr.destroy();
  }
}

function elapse(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
