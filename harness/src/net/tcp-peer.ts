import type { Socket } from 'node:net';
import type { End } from '../model/end';
import type { Payload } from '../model/payload';
import { askTheKernel } from './how-it-ended';
import { Inbox } from './inbox';
import { Outbox } from './outbox';

/** Above this many unread bytes we stop reading: a program that floods us is held back. */
const INBOX_LIMIT = 1 << 20;

export interface PeerListener {
  /** Milliseconds since the case began. */
  now(): number;
  received(bytes: Uint8Array): void;
  ended(end: End): void;
  /** Something changed that a judge may care about. */
  changed(): void;
}

/** Our end of one TCP connection with the program. */
export class TcpPeer {
  readonly inbox = new Inbox();
  readonly outbox: Outbox;
  /** How the program's side ended, once it has. */
  end: End | undefined;
  /** Bytes received in all. */
  received = 0;
  halfClosed = false;
  closed = false;
  /** While it is being found out how the connection ended; act on the socket only afterwards. */
  settling: Promise<void> | undefined;
  #partialReadInThisTurn = false;
  #paused = false;

  constructor(
    readonly socket: Socket,
    readonly listener: PeerListener,
  ) {
    this.outbox = new Outbox(socket);
    socket.setNoDelay(true);
    socket.on('end', () => {
      this.#seeEnd();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!this.closed) this.#end({ how: 'rst', evidence: 'read', at: listener.now() }, error);
    });
  }

  /** Takes what a read brought into a buffer of `room` bytes. */
  receive(bytes: Uint8Array, room: number): void {
    if (this.closed) return;
    if (bytes.length < room) {
      // A hang-up in this same turn of the event loop is not to be believed (see askTheKernel).
      this.#partialReadInThisTurn = true;
      setImmediate(() => (this.#partialReadInThisTurn = false));
    }
    this.received += bytes.length;
    this.inbox.push(bytes);
    this.listener.received(bytes);
    this.listener.changed();
    if (this.inbox.length > INBOX_LIMIT && !this.#paused) {
      this.#paused = true;
      this.socket.pause();
    }
  }

  consume(count: number): void {
    this.inbox.take(count);
    if (!this.#paused || this.inbox.length > INBOX_LIMIT) return;
    this.#paused = false;
    this.socket.resume();
  }

  send(payload: Payload): void {
    this.outbox.send(payload);
  }

  /** Sends our FIN and goes on reading. */
  halfClose(): void {
    if (this.halfClosed) return;
    this.halfClosed = true;
    this.outbox.afterwards(() => this.socket.end());
  }

  /** Ends both directions: a FIN, after what is queued. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.outbox.afterwards(() => {
      if (this.halfClosed || this.socket.destroyed) this.socket.destroy();
      else this.socket.end(() => this.socket.destroy());
    });
  }

  /** Ends the connection with a RST. */
  reset(): void {
    this.closed = true;
    this.socket.resetAndDestroy();
  }

  /** Lets go of the socket at the end of a case, whatever its state. */
  destroy(): void {
    this.closed = true;
    this.socket.destroy();
  }

  #seeEnd(): void {
    const at = this.listener.now();
    if (this.closed || this.end || this.settling) return;
    if (!this.#partialReadInThisTurn) return this.#end({ how: 'fin', evidence: 'read', at });
    this.settling = askTheKernel(this.socket).then((answer) => {
      this.settling = undefined;
      this.#end({ ...answer, at });
    });
  }

  #end(end: End, error?: NodeJS.ErrnoException): void {
    if (this.end || this.closed) return;
    // A write into a connection that the program has closed fails with EPIPE: its FIN came first.
    if (error?.code === 'EPIPE' && this.settling) return;
    this.end = end;
    this.listener.ended(end);
    this.listener.changed();
  }
}
