import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { End } from '../model/end';
import { dial } from './dial';

const silent = {
  now: () => 0,
  changed: () => undefined,
  received: () => undefined,
  ended: () => undefined,
};

/** Listens for as long as `use` lasts. */
async function withServer<T>(
  greet: (socket: Socket) => void,
  use: (port: number) => Promise<T>,
): Promise<T> {
  const server = createServer(greet).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}
const freePort = (): Promise<number> =>
  withServer(
    () => undefined,
    (port) => Promise.resolve(port),
  );

test('where nobody listens, a connection is refused', async () => {
  const target = { host: '127.0.0.1', port: await freePort() };
  expect(await dial(target, silent)).toBe('refused');
});

test('an address that this machine does not have is neither refused nor reset', async () => {
  const target = { host: '127.0.0.256', port: await freePort() };
  expect(await dial(target, silent)).toBe('other');
});

test('a server that resets right after accept() is told as a RST, before the connect or after', async () => {
  await withServer(
    (socket) => socket.resetAndDestroy(),
    async (port) => {
      for (let round = 0; round < 200; round++) {
        const events = new EventEmitter();
        const ended = once(events, 'ended') as Promise<[End]>;
        const listener = { ...silent, ended: (end: End) => events.emit('ended', end) };
        const tried = await dial({ host: '127.0.0.1', port }, listener);
        expect(typeof tried === 'string' ? tried : (await ended)[0].how).toMatch(/^(reset|rst)$/);
      }
    },
  );
});

const onLinux = process.platform === 'linux' ? test : test.failing;
onLinux(
  'a socket that has connected to itself is no connection',
  async () => {
    // The kernel gives us one even port after the other: some time it is the target's.
    const target = { host: '127.0.0.1', port: (await freePort()) & ~1 };
    for (;;) {
      const tried = await dial(target, silent);
      if (tried === 'refused') continue;
      expect(tried).toBe('self');
      return;
    }
  },
  30_000,
);
