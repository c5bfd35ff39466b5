import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { closeSync, constants, open, openSync } from 'node:fs';
import type { Writable } from 'node:stream';

/** dash fetches what has ended only when it is asked for its jobs. */
const SCRIPT = `
trap '' INT TERM HUP
while IFS= read -r from && IFS= read -r to; do
  cat <"$from" >"$to" &
  jobs >/dev/null
done
`;

/**
 * A shell that starts a `cat` between two named pipes. In splice(2) from a socket, as Rust's
 * io::copy does it, Linux holds the lock of the pipe for as long as it waits for the peer: a read
 * at the pipe's other end then hangs, though it is non-blocking, and the peer may be ourselves.
 * A `cat` may hang there; it holds up nobody.
 */
export class Relays {
  #shell: ChildProcessByStdio<Writable, null, null> | undefined;

  /** @param environment marks what we start, for the keeper. */
  constructor(readonly environment: Readonly<Record<string, string>>) {}

  /**
   * What is written to one pipe can be read at the other.
   * @returns the descriptors of the outer ends, which belong to the caller.
   */
  async carry(from: string, to: string): Promise<{ writeFd: number; readFd: number }> {
    // Each open() waits for the relay's: in threads of Node's, not in ours.
    const ends = [opened(from, constants.O_WRONLY), opened(to, constants.O_RDONLY)] as const;
    const shell = this.#started();
    let held: number[] = [];
    const lost = (): void => {
      // Open at both ends, a pipe keeps nobody waiting at either, now or later.
      held = [from, to].map((name) => openSync(name, constants.O_RDWR | constants.O_NONBLOCK));
    };
    shell.once('close', lost);
    shell.stdin.write(`${from}\n${to}\n`);
    const [writeFd, readFd] = await Promise.all(ends);
    shell.off('close', lost);
    if (held.length === 0) return { writeFd, readFd };
    for (const fd of [writeFd, readFd, ...held]) closeSync(fd);
    throw new Error('the shell that starts relays was killed, or could not be started');
  }

  /** No more will be asked for. What runs ends with what it reads from. */
  end(): void {
    this.#shell?.stdin.end();
  }

  #started(): ChildProcessByStdio<Writable, null, null> {
    if (this.#shell) return this.#shell;
    const shell = spawn('/bin/sh', ['-c', SCRIPT, 'halfclose-relays'], {
      detached: true,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...this.environment },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    shell.stdin.on('error', () => undefined);
    shell.once('error', () => shell.emit('close'));
    shell.once('close', () => (this.#shell = undefined));
    // One for each pipe that is being opened.
    shell.setMaxListeners(0);
    shell.unref();
    this.#shell = shell;
    return shell;
  }
}

function opened(name: string, flags: number): Promise<number> {
  return new Promise((resolve, reject) => {
    open(name, flags, (error, fd) => {
      if (error) reject(error);
      else resolve(fd);
    });
  });
}
