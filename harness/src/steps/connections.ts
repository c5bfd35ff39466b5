import type { Answered } from '../judge/http-surplus';
import type { Step } from '../model/case';
import type { TcpListener } from '../net/listener';
import type { TcpPeer } from '../net/tcp-peer';

/** A case that speaks of a connection which it has not opened. */
class NoSuchConnection extends Error {
  override readonly name = 'NoSuchConnection';
}

/** The connections and listening sockets of a case while it runs. */
export class Connections {
  readonly peers = new Map<string, TcpPeer>();
  readonly listeners: TcpListener[] = [];
  readonly decoys: TcpListener[] = [];
  /** How many clients have been answered in passing. */
  served = 0;
  readonly #answered = new Map<TcpPeer, { answered: Answered; consumed: number }>();

  constructor(readonly names: ReadonlyMap<Step, string>) {}

  /** The name of the connection that a step opens or speaks of. */
  nameOf(step: Step): string {
    return this.names.get(step) ?? '';
  }

  of(step: Step): { name: string; peer: TcpPeer } {
    const name = this.nameOf(step);
    const peer = this.peers.get(name);
    if (peer) return { name, peer };
    const which = name === '' ? 'a connection' : `connection "${name}"`;
    throw new NoSuchConnection(`"${step.verb}" needs ${which}, and the case has not opened it`);
  }

  /** How many bytes of ours the kernel has taken, on all connections. */
  get taken(): number {
    return [...this.peers.values()].reduce((sum, { outbox }) => sum + outbox.taken, 0);
  }

  /** How many bytes of what came are judged. */
  consumedOn({ received, inbox }: TcpPeer): number {
    return received - inbox.length;
  }

  /** A message of HTTP was complete, and all of it is consumed. */
  hasAnswered(peer: TcpPeer, answered: Answered): void {
    this.#answered.set(peer, { answered, consumed: this.consumedOn(peer) });
  }

  /** The message that came last, if nothing behind it has been consumed. */
  answeredOn(name: string): Answered | undefined {
    const peer = this.peers.get(name);
    const last = peer && this.#answered.get(peer);
    return last && last.consumed === this.consumedOn(peer) ? last.answered : undefined;
  }

  /** Names appear in findings only where there are several to tell apart. */
  label(name: string): string | undefined {
    const named = new Set(this.names.values());
    named.delete('');
    return named.size > 1 ? name : undefined;
  }

  closeAll(): void {
    for (const peer of this.peers.values()) peer.destroy();
    for (const listener of [...this.listeners, ...this.decoys]) listener.close();
  }
}
