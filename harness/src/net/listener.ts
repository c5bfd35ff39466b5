import { createServer, type Server, type Socket } from 'node:net';
import { TcpPeer, type PeerListener } from './tcp-peer';

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
      const server = createServer({
        allowHalfOpen: true,
        pauseOnConnect: true,
        highWaterMark: 1,
      });
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
    // With a mark of one byte every read stops the socket, until its bytes are taken: see TcpPeer.
    const take = (): void => {
      const bytes = socket.read() as Buffer | null;
      if (bytes) peer.receive(bytes);
    };
    const peer = new TcpPeer(socket, listener, take);
    socket.on('readable', () => {
      peer.readOnLater();
    });
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
