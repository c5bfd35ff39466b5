import { execFile } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BATCH = 32;

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

  constructor(readonly folder: string) {}

  /** Begins to make names, as soon as the folder is there: no program need wait for them. */
  prepare(): void {
    this.#names = this.#refill();
    this.#names.catch(() => undefined); // told to whoever makes a pipe
  }

  async make(): Promise<OutputPipe> {
    const name = await this.#take();
    const readFd = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
    const writeFd = openSync(name, constants.O_WRONLY);
    // Nameless from here on: no other program can find it.
    unlinkSync(name);
    const stream = new Socket({ fd: readFd, readable: true, writable: false });
    stream.on('error', () => undefined);
    return { stream, writeFd };
  }

  /** Resolves when nothing is written to the folder any more. */
  async settled(): Promise<void> {
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
    await run('mkfifo', ['-m', '600', ...names]);
    return names;
  }
}

export function closeFd(fd: number): void {
  closeSync(fd);
}
