import { execFile } from 'node:child_process';
import { closeSync, mkdirSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Relays } from './relays';

const run = promisify(execFile);
/** Two pipes each: from the program to the relay, and from there to us. */
const BATCH = 16;

export interface OutputPipe {
  /** Our end. */
  readonly stream: Socket;
  /** The program's end; close it here once the program has been started. */
  readonly writeFd: number;
}

/**
 * Real pipes for a program's output. Node's own 'pipe' is a socket pair, on which
 * `echo x > /dev/stderr` fails with ENXIO: a shell script would fail for our sake.
 */
export class PipeMaker {
  #names: Promise<string[]> | undefined;
  #batch = 0;
  readonly #relays: Relays;

  /** @param environment marks the processes that it needs. */
  constructor(
    readonly folder: string,
    environment: Readonly<Record<string, string>>,
  ) {
    this.#relays = new Relays(environment);
  }

  /** Begins to make names, as soon as the folder is there: no program need wait for them. */
  prepare(): void {
    this.#names = this.#refill();
    this.#names.catch(() => undefined); // told to whoever makes a pipe
  }

  async make(): Promise<OutputPipe> {
    const name = await this.#take();
    const [from, to] = [name, relayed(name)];
    const { writeFd, readFd } = await this.#relays.carry(from, to);
    // Nameless from here on: no other program can find them.
    for (const path of [from, to]) unlinkSync(path);
    const stream = new Socket({ fd: readFd, readable: true, writable: false });
    stream.on('error', () => undefined);
    return { stream, writeFd };
  }

  /** No more will be made. Resolves when nothing is written to the folder any more. */
  async close(): Promise<void> {
    this.#relays.end();
    await this.#names?.catch(() => undefined);
  }

  async #take(): Promise<string> {
    for (;;) {
      const names = this.#names;
      const name = (await names)?.pop();
      if (name !== undefined) return name;
      // Another may have seen to it meanwhile.
      if (names === this.#names) this.prepare();
    }
  }

  async #refill(): Promise<string[]> {
    const folder = join(this.folder, `pipes-${this.#batch++}`);
    mkdirSync(folder, { mode: 0o700 });
    const names = Array.from({ length: BATCH }, (_, i) => join(folder, String(i)));
    await run('mkfifo', ['-m', '600', ...names, ...names.map(relayed)]);
    return names;
  }
}

function relayed(name: string): string {
  return `${name}.relayed`;
}

export function closeFd(fd: number): void {
  closeSync(fd);
}
