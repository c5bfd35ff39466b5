import type { Socket } from 'node:net';
import type { Payload } from '../model/payload';

const PIECE = 64 * 1024;

/** Bytes on their way out. They are made as the kernel takes them: 16 MiB cost one piece. */
export class Outbox {
  #queue: Payload[] = [];
  #offset = 0;
  #blocked = false;
  #actions: (() => void)[] = [];
  #written = 0;

  constructor(readonly socket: Socket) {
    // A connection that breaks drains no more.
    socket.once('close', () => {
      this.#queue = [];
      this.#blocked = false;
      this.#pump();
    });
  }

  get empty(): boolean {
    return this.#queue.length === 0 && !this.#blocked;
  }

  /** How many bytes the kernel has taken so far. */
  get taken(): number {
    return this.#written - this.socket.writableLength;
  }

  send(payload: Payload): void {
    if (payload.length > 0) this.#queue.push(payload);
    this.#pump();
  }

  /** Runs `action` once everything queued before has been handed to the kernel. */
  afterwards(action: () => void): void {
    this.#actions.push(action);
    this.#pump();
  }

  #pump(): void {
    while (!this.#blocked && this.#queue.length > 0 && this.socket.writable) {
      const payload = this.#queue[0]!;
      const piece = payload.read(this.#offset, PIECE);
      this.#offset += piece.length;
      this.#written += piece.length;
      if (this.#offset >= payload.length) {
        this.#queue.shift();
        this.#offset = 0;
      }
      if (this.socket.write(piece)) continue;
      this.#blocked = true;
      this.socket.once('drain', () => {
        this.#blocked = false;
        this.#pump();
      });
    }
    if (this.empty || !this.socket.writable) {
      for (let action = this.#actions.shift(); action; action = this.#actions.shift()) action();
    }
  }
}
