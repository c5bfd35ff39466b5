import { mkdirSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomName } from '../src/isolation/random-name';
import type { FeedEvent } from './feed-events';

const SOCKET = 'socket';
/** A longer path of a socket is cut off without a word: here on macOS, on Linux behind 107. */
const LONGEST_PATH = 103;

/** Tells every reader everything, from the first event on. */
export class FeedServer {
  readonly #lines: string[] = [];
  readonly #readers = new Set<Socket>();
  readonly #server = createServer((reader) => {
    reader.on('error', () => undefined);
    reader.on('close', () => this.#readers.delete(reader));
    this.#readers.add(reader);
    reader.write(this.#lines.join(''));
  });

  /** Made for the socket alone; who opens this sees to it that it is removed. */
  readonly folder = folderFor(`halfclose-feed-${randomName()}`);
  readonly path = join(this.folder, SOCKET);

  open(): Promise<void> {
    mkdirSync(this.folder, { mode: 0o700 });
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.path, resolve);
    });
  }

  tell(event: FeedEvent): void {
    const line = `${JSON.stringify(event)}\n`;
    this.#lines.push(line);
    for (const reader of this.#readers) reader.write(line);
  }

  close(): void {
    for (const reader of this.#readers) reader.end();
    this.#server.close();
  }
}

function folderFor(name: string): string {
  const folder = join(tmpdir(), name);
  const fits = Buffer.byteLength(join(folder, SOCKET)) <= LONGEST_PATH;
  return fits ? folder : join('/tmp', name);
}
