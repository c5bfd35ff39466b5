import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';

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
  #names: string[] = [];
  #batch = 0;

  constructor(readonly folder: string) {}

  make(): OutputPipe {
    const name = this.#names.pop() ?? this.#refill();
    const readFd = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
    const writeFd = openSync(name, constants.O_WRONLY);
    // Nameless from here on: no other program can find it.
    unlinkSync(name);
    const stream = new Socket({ fd: readFd, readable: true, writable: false });
    stream.on('error', () => undefined);
    return { stream, writeFd };
  }

  #refill(): string {
    const folder = join(this.folder, `pipes-${this.#batch++}`);
    mkdirSync(folder, { mode: 0o700 });
    this.#names = Array.from({ length: BATCH }, (_, i) => join(folder, String(i)));
    execFileSync('mkfifo', ['-m', '600', ...this.#names]);
    return this.#names.pop()!;
  }
}

export function closeFd(fd: number): void {
  closeSync(fd);
}
