import { createServer, type Socket } from 'node:net';
import type { FeedEvent } from './feed-events';

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

  constructor(readonly path: string) {}

  open(): Promise<void> {
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
