import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { End } from '../model/end';
import { text } from '../model/payload';
import { random } from '../model/random-payload';
import { dial } from './dial';
import { TcpListener } from './listener';
import type { TcpPeer } from './tcp-peer';

const MIB = 1 << 20;
const program = createServer({ allowHalfOpen: true, pauseOnConnect: true });
beforeAll(() => once(program.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => program.close());

/** Hears of one peer: `end` is how it ended. */
function ears() {
  const events = new EventEmitter();
  return {
    events,
    end: once(events, 'end') as Promise<[End]>,
    now: () => 0,
    changed: () => undefined,
    ended: (end: End) => events.emit('end', end),
    received: (bytes: Uint8Array) => events.emit('bytes', bytes),
  };
}

async function connected(listener = ears()): Promise<[peer: TcpPeer, theirs: Socket]> {
  const { port } = program.address() as AddressInfo;
  const arrival = once(program, 'connection') as Promise<[Socket]>;
  const peer = await dial({ host: '127.0.0.1', port }, listener);
  return [peer as TcpPeer, (await arrival)[0]];
}

/** A client that has come and gone before we look: all that it did lies in the kernel. */
async function acceptedLate(acts: string): Promise<[peer: TcpPeer, end: Promise<[End]>]> {
  const arrivals = new EventEmitter();
  const listener = (await TcpListener.open('127.0.0.1', 0, () =>
    arrivals.emit('one'),
  )) as TcpListener;
  const { port } = listener.server.address() as AddressInfo;
  const arrival = once(arrivals, 'one');
  const client = `
import socket
conn = socket.create_connection(('127.0.0.1', ${port}), 20)
${acts}`;
  execFileSync('python3', ['-c', client]);
  await arrival;
  const listening = ears();
  const peer = listener.accept(listening)!;
  listener.close();
  return [peer, listening.end];
}
const LINGER_0 = 'conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, bytes([1] + [0] * 7))';

test('a connection that was reset before it was accepted gives its bytes and its RST', async () => {
  const [peer, end] = await acceptedLate(`conn.sendall(b'hello')\n${LINGER_0}\nconn.close()`);
  expect((await end)[0]).toMatchObject({ how: 'rst' });
  expect(peer.received).toBe(5);
});

test('data and a FIN, to which what we send is answered by a RST, are data and a FIN', async () => {
  const [peer, end] = await acceptedLate(`conn.sendall(b'hello')\nconn.close()`);
  peer.send(text('ping'));
  expect((await end)[0]).toMatchObject({ how: 'fin' });
  expect(peer.received).toBe(5);
});

test('a FIN after which our second write fails is a FIN', async () => {
  const [peer, end] = await acceptedLate('conn.close()');
  peer.send(text('one'));
  peer.send(text('two'));
  expect((await end)[0]).toMatchObject({ how: 'fin' });
});

test('after the FIN of a program that still reads, what we send arrives', async () => {
  const listener = ears();
  const [peer, theirs] = await connected(listener);
  theirs.end();
  await listener.end;
  peer.send(text('late'));
  peer.halfClose();
  expect(Buffer.concat((await theirs.toArray()) as Buffer[]).toString()).toBe('late');
});

test.each(['halfClose', 'close'] as const)('%s loses nothing that was sent before', async (way) => {
  const [peer, theirs] = await connected();
  peer.send(random(8 * MIB, 7, 'bytes'));
  peer[way]();
  const arrived = Buffer.concat((await theirs.toArray()) as Buffer[]);
  theirs.destroy();
  expect(arrived.equals(random(8 * MIB, 7, 'bytes').read(0, 8 * MIB) as Buffer)).toBe(true);
});

test('to close after a half-close loses nothing that was sent before', async () => {
  const [peer, theirs] = await connected();
  let sent = 0;
  // Until the kernel takes no more, and a little waits in Node.
  for (; peer.socket.writableLength === 0; sent += 1000) peer.send(random(1000, 7, 'bytes'));
  peer.halfClose();
  peer.close();
  let arrived = 0;
  theirs.on('data', (bytes: Buffer) => (arrived += bytes.length)).resume();
  await once(theirs, 'end').catch(() => undefined);
  theirs.destroy();
  expect(arrived).toBe(sent);
});

test('a reset reaches the program as ECONNRESET', async () => {
  const [peer, theirs] = await connected();
  const failed = once(theirs.resume(), 'error');
  peer.reset();
  expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
});

test('a program that floods us is held back at about 1 MiB, and none of it is lost', async () => {
  const listener = ears();
  const [peer, theirs] = await connected(listener);
  let most = 0;
  listener.events.on('bytes', () => {
    most = Math.max(most, peer.inbox.length);
    // Some turns of the loop late, so that a peer which reads on would be seen to.
    let turns = 50;
    const later = (): unknown =>
      turns-- > 0 ? setImmediate(later) : peer.consume(peer.inbox.length);
    if (peer.inbox.length > MIB) later();
  });
  theirs.end(Buffer.alloc(8 * MIB));
  await listener.end;
  peer.destroy();
  expect(peer.received).toBe(8 * MIB);
  expect(most).toBeLessThanOrEqual(MIB + 64 * 1024);
});
