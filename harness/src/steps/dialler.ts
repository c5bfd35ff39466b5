import { dial } from '../net/dial';
import type { TcpPeer } from '../net/tcp-peer';
import type { Session } from './session';

/** A refused try costs 0.05 ms; a Python server listens 15 ms after its start. */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 25;

/** Tries to connect, again and again while it is refused. */
export class Dialler {
  /** Set as soon as there is a connection, or a reset in its place. */
  outcome: TcpPeer | 'reset' | undefined;
  /** Is a try under way that nobody has answered, neither with a handshake nor with a RST? */
  unanswered = false;
  readonly #over = new AbortController();
  readonly #dialling: Promise<void>;

  constructor(
    readonly session: Session,
    readonly as: string,
    readonly host: string,
  ) {
    this.#dialling = this.#dial();
  }

  /** Tries no longer; what came of it. */
  async stop(): Promise<TcpPeer | 'reset' | undefined> {
    this.#over.abort();
    await this.#dialling;
    return this.outcome;
  }

  async #dial(): Promise<void> {
    const { session, host } = this;
    const listener = session.listenerFor(this.as);
    let pause = FIRST_PAUSE_MS;
    while (!this.#over.signal.aborted) {
      this.unanswered = true;
      const tried = await dial({ host, port: session.port }, listener, this.#over.signal);
      this.unanswered = false;
      if (typeof tried === 'object' || tried === 'reset') {
        this.outcome = tried;
        listener.changed();
        return;
      }
      await session.pause(pause);
      pause = Math.min(LONGEST_PAUSE_MS, pause * 1.2);
    }
  }
}
