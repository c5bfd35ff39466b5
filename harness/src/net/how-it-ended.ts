import type { Socket } from 'node:net';
import type { End } from '../model/end';
import { familyOf, readSockets, TCP_STATE } from './proc-net';

/** States that our socket can only reach by the peer's FIN. After a RST its row is gone. */
const AFTER_FIN: readonly string[] = [
  TCP_STATE.closeWait,
  TCP_STATE.timeWait,
  TCP_STATE.lastAck,
  '0B',
];

/**
 * Tells FIN from RST where Node's 'end' may be wrong. libuv takes "hang-up after a read that did
 * not fill its buffer" for EOF without calling recv() again (libuv #2319), so a RST that comes
 * together with data is reported as 'end'. Our own row in /proc/net/tcp knows better.
 *
 * Call it before the socket is shut down or closed: from then on the row may go by itself.
 */
export async function askTheKernel(socket: Socket): Promise<Pick<End, 'how' | 'evidence'>> {
  const { localPort, remotePort, localAddress = '' } = socket;
  const rows = await readSockets([familyOf(localAddress)]);
  if (rows.length === 0) return { how: 'fin', evidence: 'guess' };
  const ours = rows.find((row) => row.local.port === localPort && row.remote.port === remotePort);
  const fin = ours !== undefined && AFTER_FIN.includes(ours.state);
  return { how: fin ? 'fin' : 'rst', evidence: 'proc' };
}
