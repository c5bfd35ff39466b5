import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { openSync, readSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { End } from '../model/end';
import { text } from '../model/payload';
import { dial } from './dial';
import { TcpListener } from './listener';
import type { PeerListener, TcpPeer } from './tcp-peer';

/** Does what each line says, word by word, on one connection after the other. */
const PEER = `
import os, signal, socket, struct, sys
told = os.open(sys.argv[1], os.O_WRONLY)
listener = socket.create_server(('127.0.0.1', 0))
os.write(told, b'%5d' % listener.getsockname()[1])
def die(conn):
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0: os.close(w); os.read(r, 1); os.kill(os.getpid(), signal.SIGKILL)
    conn.close(); os.close(r); os.close(w); os.waitpid(pid, 0)
for word in (word for line in sys.stdin for word in line.split()):
    what, _, number = word.partition(':')
    if what == 'accept': conn = listener.accept()[0]; conn.settimeout(20)
    elif what == 'connect': conn = socket.create_connection(('127.0.0.1', int(number)), 20)
    elif what == 'send': conn.sendall(b'x' * int(number))
    elif what == 'leave-unread': conn.recv(1, socket.MSG_PEEK)
    elif what == 'read-to-eof':
        while conn.recv(65536): pass
    elif what == 'shutdown': conn.shutdown(socket.SHUT_WR)
    elif what == 'linger-0': conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\\1\\0\\0\\0\\0\\0\\0\\0')
    elif what == 'close': conn.close()
    elif what == 'sigkill': die(conn)
    elif what == 'tell': os.write(told, b'.')
`;
const MIB = 1 << 20;
interface Situation {
  of: string;
  weDo: string;
  /** What the peer does before the end, and what ends the connection. */
  first: string;
  last: string;
}
const FIN: Situation[] = [
  { of: 'close()', weDo: '', first: '', last: 'close' },
  { of: 'data, close()', weDo: '', first: 'send:5', last: 'close' },
  { of: 'data, shutdown(SHUT_WR)', weDo: '', first: 'send:5', last: 'shutdown' },
  { of: '1 MiB, close()', weDo: '', first: `send:${MIB}`, last: 'close' },
  { of: 'data, SIGKILL', weDo: '', first: 'send:5', last: 'sigkill' },
  { of: 'close() at our half-close', weDo: 'half-close', first: 'read-to-eof', last: 'close' },
  {
    of: 'data, close() at our half-close',
    weDo: 'half-close',
    first: 'read-to-eof send:5',
    last: 'close',
  },
  {
    of: 'data, close() crossing our half-close',
    weDo: 'half-close',
    first: 'send:5',
    last: 'close',
  },
  {
    of: '1 MiB, close() at our half-close',
    weDo: 'half-close',
    first: `read-to-eof send:${MIB}`,
    last: 'close',
  },
  {
    of: 'data, SIGKILL at our half-close',
    weDo: 'half-close',
    first: 'read-to-eof send:5',
    last: 'sigkill',
  },
];
const RST: Situation[] = [
  { of: 'SO_LINGER 0', weDo: '', first: '', last: 'linger-0 close' },
  { of: 'data, SO_LINGER 0', weDo: '', first: 'send:5', last: 'linger-0 close' },
  { of: '1 MiB, SO_LINGER 0', weDo: '', first: `send:${MIB}`, last: 'linger-0 close' },
  {
    of: 'data, close() with bytes unread',
    weDo: 'send',
    first: 'leave-unread send:5',
    last: 'close',
  },
  {
    of: '1 MiB, close() with bytes unread',
    weDo: 'send',
    first: `leave-unread send:${MIB}`,
    last: 'close',
  },
  {
    of: 'data, SIGKILL with bytes unread',
    weDo: 'send',
    first: 'leave-unread send:5',
    last: 'sigkill',
  },
  {
    of: 'SO_LINGER 0 at our half-close',
    weDo: 'half-close',
    first: 'read-to-eof',
    last: 'linger-0 close',
  },
  {
    of: 'data, SO_LINGER 0 at our half-close',
    weDo: 'half-close',
    first: 'read-to-eof send:5',
    last: 'linger-0 close',
  },
  {
    of: 'data, close() with bytes and our half-close unread',
    weDo: 'send half-close',
    first: 'leave-unread send:5',
    last: 'close',
  },
];

let program: ChildProcess;
let told: number;
let port: number;
let ours: TcpListener;
let arrived: () => void;
const tell = (words: string): unknown => program.stdin!.write(`${words}\n`);

/** Blocks this whole process meanwhile: whatever the peer did is seen in one turn of the loop. */
function hear(length = 1): string {
  const bytes = Buffer.alloc(length);
  if (readSync(told, bytes) !== length) throw new Error('the peer program has ended');
  return bytes.toString();
}

beforeAll(async () => {
  const fifo = join(tmpdir(), `halfclose-fifo-${process.pid}`);
  execFileSync('mkfifo', [fifo]);
  program = spawn('python3', ['-c', PEER, fifo], { stdio: ['pipe', 'ignore', 'inherit'] });
  told = openSync(fifo, 'r');
  rmSync(fifo);
  port = Number(hear(5));
  ours = (await TcpListener.open('127.0.0.1', 0, () => arrived())) as TcpListener;
}, 20_000);

afterAll(async () => {
  ours.close();
  program.stdin!.end();
  if (program.exitCode === null) await once(program, 'exit');
});

/** The buffer fits what comes, is too large, too small, or of no size that is known. */
async function dialled(listener: PeerListener, size: number, round: number): Promise<TcpPeer> {
  const due = [size, size + 100, Math.max(0, size - 2), Infinity][round % 4]!;
  const left = (got: number): number | undefined => (got > due ? undefined : due - got);
  const dialling = dial({ host: '127.0.0.1', port }, listener, left);
  tell('accept');
  return (await dialling) as TcpPeer;
}

async function accepted(listener: PeerListener): Promise<TcpPeer> {
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  tell(`connect:${(ours.server.address() as AddressInfo).port}`);
  await arrival;
  return ours.accept(listener)!;
}

/** One round: the end comes together with the data, racing it, or after it has been read. */
async function play(side: string, situation: Situation, round: number): Promise<string> {
  const { weDo, first, last } = situation;
  const size = Number(/send:(\d+)/.exec(first)?.[1] ?? 0);
  const timing = ['together', 'racing', 'apart'][round % 3];
  const events = new EventEmitter();
  const [whole, ended] = [once(events, 'whole'), once(events, 'ended')];
  let received = 0;
  const listener: PeerListener = {
    now: () => 0,
    changed: () => undefined,
    ended: (end) => events.emit('ended', end),
    received: (bytes) => {
      received += bytes.length;
      if (received === size) events.emit('whole');
    },
  };
  const peer = await (side === 'dialled' ? dialled(listener, size, round) : accepted(listener));
  if (weDo.includes('send')) peer.send(text('ping'));
  if (weDo.includes('half-close')) peer.halfClose();
  await new Promise(setImmediate); // it is on its way now
  tell(timing === 'apart' ? first : `${first} ${last} tell`);
  if (timing === 'apart' && size > 0) await whole;
  if (timing === 'apart') tell(`${last} tell`);
  if (timing === 'together') hear();
  const [{ how, evidence }] = (await ended) as [End];
  if (timing !== 'together') hear();
  peer.destroy();
  // A RST throws away what is still on its way.
  const missing = how === 'rst' && size === MIB ? 0 : size - received;
  return `${how}${evidence === 'guess' ? ', guessed' : ''}${missing ? `, ${missing} bytes missing` : ''}`;
}

async function tally(side: string, situation: Situation): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  for (let round = 0; round < 200; round++) {
    const outcome = await play(side, situation, round);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
}

describe.each(['dialled', 'accepted'])('on a connection that was %s', (side) => {
  test.each(FIN)(
    'a FIN is told as such 200 times of 200: $of',
    async (situation) => {
      expect(await tally(side, situation)).toEqual({ fin: 200 });
    },
    30_000,
  );

  test.each(RST)(
    'a RST is told as such 200 times of 200: $of',
    async (situation) => {
      expect(await tally(side, situation)).toEqual({ rst: 200 });
    },
    30_000,
  );
});
