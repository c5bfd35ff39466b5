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
