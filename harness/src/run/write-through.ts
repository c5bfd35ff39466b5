import { constants, openSync, statSync, writeFileSync } from 'node:fs';
import { connect, Socket } from 'node:net';

/** A reader may come only when it has seen us end our work. */
const READER_MS = 5_000;
const LOOK_MS = 20;

/** Writes to what is no plain file, as it is: a pipe, a socket, a terminal or another device. */
export async function writeThrough(path: string, text: string): Promise<void> {
  const stat = statSync(path);
  if (stat.isFIFO()) return send(await intoPipe(path), text);
  if (stat.isSocket()) return send(connect(path), text);
  writeFileSync(path, text, { flag: 'a' });
}

/** A blocking open would wait for a reader in a thread, and keep us from ever ending. */
async function intoPipe(path: string): Promise<Socket> {
  const deadline = performance.now() + READER_MS;
  for (;;) {
    try {
      const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      return new Socket({ fd, readable: false, writable: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENXIO' || performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function send(to: Socket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    to.once('error', reject);
    to.end(text, resolve);
  });
}
