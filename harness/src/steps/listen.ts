import * as z from 'zod';
import { TcpListener } from '../net/listener';
import type { Session } from './session';
import { DONE, verb } from './verb';

const A_HOST = 'a host is an IPv4 address, or localhost';

const schema = z.union(
  [
    z.null(),
    z.strictObject({
      host: z
        .union([z.ipv4(A_HOST), z.literal('localhost')], A_HOST)
        .default('127.0.0.1')
        .describe('What the client is told as HOST. localhost listens on ::1 as well.'),
      decoys: z
        .array(z.int().min(1024).max(65535))
        .default([])
        .describe('Other ports to listen on: they tell where a client went, and decide nothing.'),
    }),
  ],
  { error: 'listen takes nothing, or {host, decoys}' },
);

export const listen = verb({
  name: 'listen',
  group: 'actors',
  doc: 'Listens where the client under test will be told to connect.',
  examples: ['listen', 'listen: {host: localhost}', 'listen: {decoys: [8080, 12345]}'],
  schema,
  judges: false,
  hand: (value) => [{ do: 'listen', host: value?.host ?? '127.0.0.1' }],
  async run(session, value) {
    const host = value?.host ?? '127.0.0.1';
    session.host = host;
    const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
    for (const address of addresses) {
      const opened = await open(session, address, session.port);
      if (opened) session.connections.listeners.push(opened);
      else if (address !== '::1') throw new Error(`cannot listen on ${address}:${session.port}`);
    }
    // A decoy port may be in use on this machine; it only informs, so it is left out then.
    for (const port of value?.decoys ?? []) {
      const decoy = await open(session, '127.0.0.1', port);
      if (!decoy) continue;
      session.connections.decoys.push(decoy);
      decoy.turnAway(() => {
        session.record({ kind: 'accept', port, decoy: true });
      });
    }
    session.record({ kind: 'listen', port: session.port, host });
    return DONE;
  },
});

async function open(
  session: Session,
  address: string,
  port: number,
): Promise<TcpListener | undefined> {
  const opened = await TcpListener.open(address, port, () => {
    session.listenerFor('').changed();
  });
  return typeof opened === 'string' ? undefined : opened;
}
