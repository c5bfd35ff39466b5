import { bytesSchema, toPayload } from '../language/bytes';
import { headOf, type Excerpt } from '../model/excerpt';
import type { Payload } from '../model/payload';
import type { TcpListener } from '../net/listener';
import type { PeerListener, TcpPeer } from '../net/tcp-peer';
import type { Session } from './session';
import { DONE, verb } from './verb';

/** Between two looks, so that a client which comes for ever is slowed down. */
const PAUSE_MS = 10;
/** So many clients are shown: what follows is more of the same. */
const SHOWN = 4;

export const answerEach = verb({
  name: 'answer-each',
  group: 'sending',
  doc: 'From here on answers every client that connects, however many, once its head is whole, with these bytes and a FIN.',
  examples: ['answer-each: {response: {status: 302, headers: {Location: /again}}}'],
  schema: bytesSchema,
  hand: () => [{ do: 'beyond-hands' }],
  run(session, value) {
    const answer = toPayload(value, session.theCase.files, session.port);
    const service = new Service(session, answer);
    void service.run();
    session.holds(() => {
      service.stop();
    });
    return Promise.resolve(DONE);
  },
});

class Service {
  #over = false;
  #count = 0;
  readonly #open = new Map<TcpPeer, string | undefined>();
  readonly #told: Excerpt;

  constructor(
    readonly session: Session,
    readonly answer: Payload,
  ) {
    this.#told = headOf(answer.read(0, answer.length));
  }

  async run(): Promise<void> {
    while (!this.#over) {
      for (const listener of this.session.connections.listeners) {
        if (listener.waiting > 0) this.#take(listener);
      }
      for (const [peer, name] of this.#open) this.#serve(peer, name);
      await this.session.pause(PAUSE_MS);
    }
  }

  stop(): void {
    this.#over = true;
    for (const peer of this.#open.keys()) peer.destroy();
  }

  #take(from: TcpListener): void {
    const { session } = this;
    const name = `client${++this.#count}`;
    const shown = this.#count <= SHOWN;
    const peer = from.accept(shown ? session.listenerFor(name) : this.#unseen());
    if (!peer) return;
    this.#open.set(peer, shown ? name : undefined);
    if (shown) session.record({ kind: 'accept', peer: name, port: session.port, decoy: false });
  }

  #unseen(): PeerListener {
    const nothing = (): void => undefined;
    return { now: () => this.session.now(), changed: nothing, received: nothing, ended: nothing };
  }

  #serve(peer: TcpPeer, name: string | undefined): void {
    if (Buffer.from(peer.inbox.peek()).includes('\r\n\r\n')) {
      peer.consume(peer.inbox.length);
      peer.send(this.answer);
      peer.halfClose();
      this.session.connections.served++;
      if (name !== undefined) this.session.record({ kind: 'send', peer: name, bytes: this.#told });
    }
    if (!peer.end) return;
    peer.close();
    this.#open.delete(peer);
  }
}
