import { connect } from 'node:net';
import { TcpPeer, type PeerListener } from './tcp-peer';

const ROOM = 64 * 1024;

export type DialError = 'refused' | 'reset' | 'self' | 'given-up' | 'other';

/**
 * One attempt to connect.
 * @param giveUp ends the attempt: where the backlog is full, the kernel would ask for two minutes.
 */
export function dial(
  target: { host: string; port: number },
  listener: PeerListener,
  giveUp?: AbortSignal,
): Promise<TcpPeer | DialError> {
  if (giveUp?.aborted) return Promise.resolve('given-up');
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
    const stop = (): void => {
      socket.destroy();
      resolve('given-up');
    };
    const failed = (error: NodeJS.ErrnoException): void => {
      giveUp?.removeEventListener('abort', stop);
      resolve(classify(error));
    };
    giveUp?.addEventListener('abort', stop, { once: true });
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      giveUp?.removeEventListener('abort', stop);
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
