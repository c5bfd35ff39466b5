import { spawn, type ChildProcess } from 'node:child_process';

const BUSY = 'while :; do :; done';
/** Takes 128 MiB, fills them, gives them back. */
const MEMORY = 'for (;;) Buffer.alloc(128 << 20, 1);';
/** Writes 32 MiB through to the disk, in the folder it is given. */
const DISK = 'while :; do dd if=/dev/zero of="$0/load" bs=1M count=32 conv=fsync; done';

/** Loads the machine: busy loops, and one program each that takes memory and writes to the disk. */
export class Load {
  readonly #programs: ChildProcess[] = [];

  constructor(loops: number, folder: string) {
    // A Ctrl-C exits without a word to whoever has started us.
    process.once('exit', () => {
      this.end();
    });
    for (let at = 0; at < loops; at++) this.#start('sh', ['-c', BUSY]);
    if (loops === 0) return;
    this.#start(process.execPath, ['-e', MEMORY]);
    this.#start('sh', ['-c', DISK, folder]);
  }

  /** Each in a session of its own: the kernel shares the cores between sessions first. */
  #start(command: string, words: readonly string[]): void {
    this.#programs.push(spawn(command, words, { detached: true, stdio: 'ignore' }));
  }

  end(): void {
    for (const { pid } of this.#programs.splice(0)) {
      if (pid === undefined) continue;
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It ended by itself: no memory, no disk.
      }
    }
  }
}
