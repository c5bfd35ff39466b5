import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { End } from '../model/end';
import { literal, text } from '../model/payload';
import { random } from '../model/random-payload';
import { dial } from './dial';
import { TcpListener } from './listener';
import type { PeerListener, TcpPeer } from './tcp-peer';

/** More than the kernel takes for a connection that nobody reads, on both sides together. */
const TOO_MUCH = 64 << 20;
jest.setTimeout(30_000);

const program = createServer({ allowHalfOpen: true, pauseOnConnect: true });
let ours: TcpListener;
const arrivals = new EventEmitter();
beforeAll(async () => {
  await once(program.listen(0, '127.0.0.1'), 'listening');
  const opened = await TcpListener.open('127.0.0.1', 0, () => arrivals.emit('one'));
  ours = opened as TcpListener;
});
afterAll(() => {
  program.close();
  ours.close();
});

type Side = 'dialled' | 'accepted';
type Ends = { peer: TcpPeer; theirs: Socket; end: Promise<[End]>; events: EventEmitter };

/** A connection that we have dialled, or accepted, and the program's end of it. */
async function connected(side: Side): Promise<Ends> {
  const events = new EventEmitter();
  const end = once(events, 'end') as Promise<[End]>;
  const listener: PeerListener = {
    now: () => 0,
    changed: () => undefined,
    ended: (how) => events.emit('end', how),
    received: (bytes) => events.emit('bytes', bytes),
  };
  if (side === 'dialled') {
    const arrival = once(program, 'connection') as Promise<[Socket]>;
    const { port } = program.address() as AddressInfo;
    const peer = (await dial({ host: '127.0.0.1', port }, listener)) as TcpPeer;
    return { peer, theirs: (await arrival)[0], end, events };
  }
  const arrival = once(arrivals, 'one');
  const { port } = ours.server.address() as AddressInfo;
  const theirs = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).pause();
  await Promise.all([arrival, once(theirs, 'connect')]);
  return { peer: ours.accept(listener)!, theirs, end, events };
}

/** Resolves when the kernel has taken the bytes: on loopback they are then at the other end. */
const sent = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => socket.write(bytes, () => resolve()));
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

describe.each<Side>(['dialled', 'accepted'])('on a connection that was %s', (side) => {
  test('what comes while reading is paused is not received, until it is resumed', async () => {
    const { peer, theirs, events } = await connected(side);
    peer.pauseReading();
    await sent(theirs, Buffer.from('early'));
    await turns(20);
    expect([peer.received, peer.inbox.length]).toEqual([0, 0]);
    const bytes = once(events, 'bytes');
    peer.resumeReading();
    expect(String((await bytes)[0])).toBe('early');
    peer.destroy();
    theirs.destroy();
  });

  test('reading can be paused in the middle of a stream, again and again', async () => {
    const { peer, theirs, end, events } = await connected(side);
    const whole = random(4 << 20, 7, 'bytes');
    let paused = 0;
    events.on('bytes', () => {
      peer.pauseReading();
      paused++;
      const before = peer.received;
      void turns(3).then(() => {
        if (peer.received !== before) throw new Error('it has read on');
        peer.resumeReading();
      });
      peer.consume(peer.inbox.length - 1);
    });
    theirs.end(whole.read(0, whole.length));
    expect((await end)[0]).toMatchObject({ how: 'fin' });
    expect([peer.received, paused > 10]).toEqual([whole.length, true]);
    peer.destroy();
    theirs.destroy();
  });

  test('a program that sends to a peer which has paused is not done before it reads on', async () => {
    const { peer, theirs, events } = await connected(side);
    peer.pauseReading();
    let done = false;
    const sending = sent(theirs, Buffer.alloc(TOO_MUCH)).then(() => (done = true));
    await turns(200);
    expect([done, peer.received]).toEqual([false, 0]);
    events.on('bytes', () => peer.consume(peer.inbox.length));
    peer.resumeReading();
    await sending;
    peer.destroy();
    theirs.destroy();
  });

  test('a FIN behind bytes that are not read is not told before they are', async () => {
    const { peer, theirs, end } = await connected(side);
    peer.pauseReading();
    await sent(theirs, Buffer.from('last words'));
    theirs.end();
    await turns(20);
    expect(peer.end).toBeUndefined();
    peer.resumeReading();
    expect((await end)[0]).toMatchObject({ how: 'fin' });
    expect(peer.received).toBe(10);
    peer.destroy();
    theirs.destroy();
  });

  test('to close while bytes lie unread is a RST for the program', async () => {
    const { peer, theirs } = await connected(side);
    peer.pauseReading();
    await sent(theirs, Buffer.from('unread'));
    await turns(20);
    const ended = Promise.race([
      once(theirs, 'error').then(([error]) => (error as NodeJS.ErrnoException).code),
      new Promise((resolve) => theirs.once('end', () => resolve('FIN'))),
    ]);
    theirs.resume();
    peer.close();
    expect(await ended).toBe('ECONNRESET');
    theirs.destroy();
  });

  test('to close while nothing is unread is a FIN, though reading was paused', async () => {
    const { peer, theirs } = await connected(side);
    peer.pauseReading();
    theirs.resume();
    peer.close();
    await once(theirs, 'end');
    theirs.destroy();
  });

  test('to close while reading is paused ends at once, whatever is still to be sent', async () => {
    const { peer, theirs } = await connected(side);
    peer.pauseReading();
    peer.send(literal(Buffer.alloc(TOO_MUCH)));
    const closed = once(peer.socket, 'close');
    peer.close();
    await closed;
    theirs.destroy();
  });
});

test('what an echo server owes is what was sent and has not been consumed since', async () => {
  const { peer, theirs, events } = await connected('dialled');
  const owed = (): string => {
    const payload = peer.notEchoed();
    return Buffer.from(payload.read(0, payload.length)).toString();
  };
  expect(owed()).toBe('');
  peer.send(text('one '));
  peer.send(text('two '));
  expect(owed()).toBe('one two ');
  const back = once(events, 'bytes');
  theirs.write('one t');
  await back;
  expect(owed()).toBe('one two ');
  peer.consume(5);
  expect(owed()).toBe('wo ');
  peer.send(text('three'));
  expect(owed()).toBe('wo three');
  peer.destroy();
  theirs.destroy();
});
