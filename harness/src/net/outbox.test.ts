import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { text, type Payload } from '../model/payload';
import { random } from '../model/random-payload';
import { Outbox } from './outbox';

const MIB = 1 << 20;
const server = createServer({ pauseOnConnect: true });
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());

/** Both ends of one connection; the far one does not read yet. */
async function pair(): Promise<[near: Socket, far: Socket]> {
  const arrival = once(server, 'connection') as Promise<[Socket]>;
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [far] = await arrival;
  await once(near, 'connect');
  return [near, far];
}

/** The same payload, and how much of it has been made so far. */
function counted(payload: Payload): Payload & { made: number } {
  return {
    length: payload.length,
    made: 0,
    read(offset, length) {
      const bytes = payload.read(offset, length);
      this.made = offset + bytes.length;
      return bytes;
    },
  };
}

test('16 MiB arrive whole, and at no time is more than one piece of them in memory', async () => {
  const [near, far] = await pair();
  const outbox = new Outbox(near);
  const payload = counted(random(16 * MIB, 7, 'bytes'));
  let [arrived, most] = [0, 0];
  far.on('data', (bytes: Buffer) => {
    most = Math.max(most, near.writableLength);
    if (!bytes.equals(payload.read(arrived, bytes.length))) throw new Error(`wrong at ${arrived}`);
    arrived += bytes.length;
  });
  outbox.send(payload);
  outbox.afterwards(() => near.end());
  await once(far.resume(), 'end');
  expect(arrived).toBe(16 * MIB);
  expect(most).toBeLessThanOrEqual(64 * 1024);
  far.destroy();
});

test('for a program that does not read, bytes are made only as the kernel takes them', async () => {
  const [near, far] = await pair();
  const outbox = new Outbox(near);
  const payload = counted(random(16 * MIB, 7, 'bytes'));
  outbox.send(payload);
  const taken = near.bytesWritten - near.writableLength;
  expect(outbox.empty).toBe(false);
  expect(payload.made - taken).toBeLessThanOrEqual(64 * 1024);
  near.destroy();
  far.destroy();
});

test('payloads leave in the order in which they were given', async () => {
  const [near, far] = await pair();
  const outbox = new Outbox(near);
  for (const word of ['one ', '', 'two ', 'three']) outbox.send(text(word));
  outbox.afterwards(() => near.end());
  const arrived = (await far.setEncoding('utf8').toArray()) as string[];
  expect(arrived.join('')).toBe('one two three');
});

test('what is to be done afterwards is done at once when nothing is queued', async () => {
  const [near, far] = await pair();
  const outbox = new Outbox(near);
  const done: string[] = [];
  outbox.afterwards(() => done.push('first'));
  expect(done).toEqual(['first']);
  near.destroy();
  far.destroy();
});

test('everything that is to be done afterwards is done, in its order', async () => {
  const [near, far] = await pair();
  const outbox = new Outbox(near);
  const done: string[] = [];
  outbox.send(random(16 * MIB, 7, 'bytes'));
  outbox.afterwards(() => done.push('half-close'));
  const last = new Promise<void>((resolve) =>
    outbox.afterwards(() => {
      done.push('tell');
      resolve();
    }),
  );
  far.resume();
  await last;
  near.destroy();
  far.destroy();
  expect(done).toEqual(['half-close', 'tell']);
});

test('what is to be done afterwards is done, too, when the connection breaks meanwhile', async () => {
  const [near, far] = await pair();
  near.on('error', () => undefined);
  const outbox = new Outbox(near);
  outbox.send(random(16 * MIB, 7, 'bytes'));
  const done = new Promise<void>((resolve) => outbox.afterwards(resolve));
  far.resetAndDestroy();
  await done;
});
