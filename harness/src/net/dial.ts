import { connect } from 'node:net';
import { TcpPeer, type PeerListener } from './tcp-peer';

const CHUNK = 64 * 1024;

export type DialError = 'refused' | 'reset' | 'self' | 'other';

/**
 * One attempt to connect.
 * @param due how many bytes the case still expects here, or undefined if that can't be known.
 *   Reading into a buffer of exactly that size makes libuv call recv() again before it reports
 *   the end, so that FIN and RST are told apart by the kernel itself.
 */
export function dial(
  target: { host: string; port: number },
  listener: PeerListener,
  due: (received: number) => number | undefined,
): Promise<TcpPeer | DialError> {
  return new Promise((resolve) => {
    let peer: TcpPeer | undefined;
    let room = CHUNK;
    const socket = connect({
      ...target,
      allowHalfOpen: true,
      onread: {
        buffer: () => {
          const exact = due(peer?.received ?? 0) ?? CHUNK;
          room = Math.min(CHUNK, Math.max(1, exact));
          return Buffer.allocUnsafe(room);
        },
        callback: (count: number, buffer: Uint8Array) => {
          peer?.receive(buffer.subarray(0, count), room);
          return true;
        },
      },
    });
    const failed = (error: NodeJS.ErrnoException): void => resolve(classify(error));
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      // TCP allows a socket to connect to itself when its own port happens to be the target.
      if (socket.localPort === target.port) {
        socket.destroy();
        resolve('self');
        return;
      }
      peer = new TcpPeer(socket, listener);
      resolve(peer);
    });
  });
}

function classify(error: NodeJS.ErrnoException): DialError {
  if (error.code === 'ECONNREFUSED') return 'refused';
  // A server that resets right after accept() can be seen as a failed connect (32 of 50).
  return error.code === 'ECONNRESET' ? 'reset' : 'other';
}
