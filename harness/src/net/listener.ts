import { createServer, type Server, type Socket } from 'node:net';
import { TcpPeer, type PeerListener } from './tcp-peer';

const ROOM = 64 * 1024;

/** A listening socket of ours, for programs that connect. */
export class TcpListener {
  #waiting: Socket[] = [];

  private constructor(
    readonly host: string,
    readonly port: number,
    readonly server: Server,
    onArrival: (socket: Socket) => void,
  ) {
    server.on('connection', (socket) => {
      // Nothing is read before a step accepts it; an early reset must not crash us.
      socket.on('error', () => undefined);
      this.#waiting.push(socket);
      onArrival(socket);
    });
  }

  /** Listens, or tells the errno that kept it from listening. */
  static open(
    host: string,
    port: number,
    onArrival: (socket: Socket) => void,
  ): Promise<TcpListener | string> {
    return new Promise((resolve) => {
      const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
      const failed = (error: NodeJS.ErrnoException): void => resolve(error.code ?? 'unknown');
      server.once('error', failed);
      server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
        server.off('error', failed);
        resolve(new TcpListener(host, port, server, onArrival));
      });
    });
  }

  /** The oldest connection that no step has accepted yet. */
  accept(listener: PeerListener): TcpPeer | undefined {
    const socket = this.#waiting.shift();
    if (!socket) return undefined;
    const peer = new TcpPeer(socket, listener);
    socket.on('data', (bytes: Buffer) => {
      peer.receive(bytes, ROOM);
    });
    socket.resume();
    return peer;
  }

  /** From here on every arrival is told, counted and let go with a FIN. */
  turnAway(arrived: () => void): void {
    this.server.on('connection', (socket) => {
      arrived();
      socket.resume().end();
    });
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  close(): void {
    for (const socket of this.#waiting) socket.destroy();
    this.#waiting = [];
    this.server.close();
  }
}
