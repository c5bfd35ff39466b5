import type { Socket } from 'node:net';
import type { End } from '../model/end';
import { joined, part, type Payload } from '../model/payload';
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
  readonly #sent: Payload[] = [];
  #consumed = 0;
  /** Held back, since much is unread. */
  #held = false;
  /** Told not to read, so that the program's sends fill up. */
  #paused = false;

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
      this.#readOn();
    });
  }

  /** Leaves what comes in the kernel, until it takes no more from the program. */
  pauseReading(): void {
    this.#paused = true;
    this.socket.pause();
  }

  resumeReading(): void {
    this.#paused = false;
    this.#readOn();
  }

  /** What was sent and has not been consumed since: what an echo server still owes. */
  notEchoed(): Payload {
    return part(joined(this.#sent), this.#consumed);
  }

  consume(count: number): void {
    this.inbox.take(count);
    this.#consumed += count;
    if (!this.#held || this.inbox.length > INBOX_LIMIT) return;
    this.#held = false;
    this.#readOn();
  }

  #readOn(): void {
    if (!this.#held && !this.#paused && !this.closed) this.readOn();
  }

  send(payload: Payload): void {
    this.#sent.push(payload);
    this.outbox.send(payload);
  }

  /** Sends our FIN and goes on reading. */
  halfClose(): void {
    if (this.halfClosed) return;
    this.halfClosed = true;
    this.outbox.afterwards(() => this.socket.end());
  }

  /**
   * Ends both directions: a FIN, after what is queued; what still comes is not read. While reading
   * is paused it ends at once, whatever is queued: the kernel sends a RST where bytes are unread.
   */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    // An accepted socket has read on once: what Node holds is no longer unread for the kernel.
    if (this.#paused && this.socket.readableLength > 0) this.socket.resetAndDestroy();
    else if (this.#paused) this.socket.destroy();
    else this.outbox.afterwards(() => this.socket.end(() => this.socket.destroy()));
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
