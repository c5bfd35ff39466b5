import { EventEmitter, once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { TcpListener } from './listener';

const silent = {
  now: () => 0,
  changed: () => undefined,
  received: () => undefined,
  ended: () => undefined,
};

/** Listens, and tells of each arrival. */
async function listening() {
  const arrivals = new EventEmitter();
  const opened = await TcpListener.open('127.0.0.1', 0, () => arrivals.emit('one'));
  const listener = opened as TcpListener;
  const { port } = listener.server.address() as AddressInfo;
  /** A client whose connection has arrived. */
  const arrive = async () => {
    const arrival = once(arrivals, 'one');
    const client = connect(port, '127.0.0.1');
    await arrival;
    return client;
  };
  return { listener, port, arrive };
}

test('a port that is taken is told by its errno', async () => {
  const { listener, port } = await listening();
  expect(await TcpListener.open('127.0.0.1', port, () => undefined)).toBe('EADDRINUSE');
  listener.close();
});

test('the oldest connection is accepted first, and none twice', async () => {
  const { listener, arrive } = await listening();
  const clients = [await arrive(), await arrive()];
  expect(listener.waiting).toBe(2);
  for (const client of clients) {
    expect(listener.accept(silent)?.socket.remotePort).toBe(client.localPort);
  }
  expect(listener.accept(silent)).toBeUndefined();
  listener.close();
  for (const client of clients) client.destroy();
});

test('nothing is read of a connection before it is accepted', async () => {
  const { listener, arrive } = await listening();
  const client = await arrive();
  await new Promise<void>((resolve) => client.write('hello', () => resolve()));
  const got = new Promise<string>((resolve) => {
    const received = (bytes: Uint8Array): void => resolve(Buffer.from(bytes).toString());
    listener.accept({ ...silent, received });
  });
  expect(await got).toBe('hello');
  listener.close();
  client.destroy();
});

test('closing lets go of the connections that nobody has accepted', async () => {
  const { listener, arrive } = await listening();
  const client = await arrive();
  listener.close();
  await once(client.resume(), 'end');
  expect(listener.waiting).toBe(0);
});
