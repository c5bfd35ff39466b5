import type { Socket } from 'node:net';
import type { End } from '../model/end';
import type { Payload } from '../model/payload';
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

/**
 * Our end of one TCP connection with the program.
 *
 * libuv takes a hang-up that comes together with a read which did not fill its buffer for EOF,
 * without calling recv() again (libuv #2319): a RST right behind data is then told as a FIN. It
 * does so only while the socket is being read. So a socket stops reading with every read, and
 * reads on at the next turn of the event loop, when recv() itself must answer.
 */
export class TcpPeer {
  readonly inbox = new Inbox();
  readonly outbox: Outbox;
  /** How the program's side ended, once it has. */
  end: End | undefined;
  /** Bytes received in all. */
  received = 0;
  halfClosed = false;
  closed = false;
  #held = false;

  /** @param readOn makes the socket read again. */
  constructor(
    readonly socket: Socket,
    readonly listener: PeerListener,
    readonly readOn: () => void,
  ) {
    this.outbox = new Outbox(socket);
    socket.setNoDelay(true);
    socket.on('end', () => {
      this.#end('fin', 'read');
    });
    socket.on('error', ({ code, syscall }: NodeJS.ErrnoException) => {
      // EPIPE: we wrote into a connection that the program had closed, so its FIN came first.
      this.#end(code === 'EPIPE' ? 'fin' : 'rst', syscall === 'read' ? 'read' : 'write');
    });
  }

  /** Takes what a read brought; the socket has stopped reading. */
  receive(bytes: Uint8Array): void {
    if (this.closed) return;
    this.received += bytes.length;
    this.inbox.push(bytes);
    this.listener.received(bytes);
    this.listener.changed();
    this.#held = this.inbox.length > INBOX_LIMIT;
  }

  /** Lets the socket read on at the next turn of the event loop. */
  readOnLater(): void {
    setImmediate(() => {
      if (!this.#held && !this.closed) this.readOn();
    });
  }

  consume(count: number): void {
    this.inbox.take(count);
    if (!this.#held || this.inbox.length > INBOX_LIMIT) return;
    this.#held = false;
    this.readOn();
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

  /** Ends both directions: a FIN, after what is queued; what still comes is not read. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.outbox.afterwards(() => this.socket.end(() => this.socket.destroy()));
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

  #end(how: End['how'], evidence: End['evidence']): void {
    if (this.end || this.closed) return;
    this.end = { how, evidence, at: this.listener.now() };
    this.listener.ended(this.end);
    this.listener.changed();
  }
}
