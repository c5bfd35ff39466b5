import { connect } from 'node:net';
import { TcpPeer, type PeerListener } from './tcp-peer';

const ROOM = 64 * 1024;

export type DialError = 'refused' | 'reset' | 'self' | 'other';

/** One attempt to connect. */
export function dial(
  target: { host: string; port: number },
  listener: PeerListener,
): Promise<TcpPeer | DialError> {
  return new Promise((resolve) => {
    let peer: TcpPeer | undefined;
    const socket = connect({
      ...target,
      allowHalfOpen: true,
      onread: {
        buffer: Buffer.allocUnsafe(ROOM),
        callback: (count: number, buffer: Uint8Array) => {
          peer?.receive(Uint8Array.prototype.slice.call(buffer, 0, count));
          peer?.readOnLater();
          return false; // stops reading: see TcpPeer
        },
      },
    });
    const failed = (error: NodeJS.ErrnoException): void => {
      resolve(classify(error));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      // TCP allows a socket to connect to itself when its own port happens to be the target.
      if (socket.localPort === target.port) {
        socket.destroy();
        resolve('self');
        return;
      }
      peer = new TcpPeer(socket, listener, () => socket.resume());
      resolve(peer);
    });
  });
}

function classify(error: NodeJS.ErrnoException): DialError {
  if (error.code === 'ECONNREFUSED') return 'refused';
  // A server that resets right after accept() can be seen as a failed connect (32 of 50).
  return error.code === 'ECONNRESET' ? 'reset' : 'other';
}
