import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { End } from '../model/end';
import { text } from '../model/payload';
import { dial } from './dial';
import { TcpListener } from './listener';
import type { PeerListener, TcpPeer } from './tcp-peer';

/** The other side: does what it is told, word by word, on one connection after the other. */
const PROGRAM = `
import os, signal, socket, struct, sys; socket.setdefaulttimeout(20)
said = os.open(sys.argv[1], os.O_WRONLY)
listener = socket.create_server(('127.0.0.1', 0))
os.write(said, b'%5d' % listener.getsockname()[1])
for word in (word for line in sys.stdin for word in line.split()):
    what, _, number = word.partition(':')
    if what == 'accept': conn = listener.accept()[0]
    elif what == 'connect': conn = socket.create_connection(('127.0.0.1', int(number)))
    elif what == 'send': conn.sendall(b'x' * int(number))
    elif what == 'leave-unread': conn.recv(1, socket.MSG_PEEK)
    elif what == 'read-to-eof':
        while conn.recv(65536): pass
    elif what == 'linger-0': conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    elif what == 'shutdown': conn.shutdown(socket.SHUT_WR)
    elif what == 'close': conn.close()
    elif what == 'sigkill':
        child = os.fork()
        if child == 0: signal.pause()
        conn.close(); os.kill(child, signal.SIGKILL); os.waitpid(child, 0)
    elif what == 'say-so': os.write(said, b'.')
`;
/** What we do | what the other side does first | what ends the connection | how that is told. */
const SITUATIONS = [
  '- | - | close | fin',
  '- | send:5 | close | fin',
  '- | send:5 | shutdown | fin',
  '- | send:1048576 | close | fin',
  '- | send:5 | sigkill | fin',
  'half-close | read-to-eof | close | fin',
  'half-close | read-to-eof send:5 | close | fin',
  'half-close | send:5 | close | fin',
  'half-close | read-to-eof send:1048576 | close | fin',
  'half-close | read-to-eof send:5 | sigkill | fin',
  '- | - | linger-0 close | rst',
  '- | send:5 | linger-0 close | rst',
  '- | send:1048576 | linger-0 close | rst',
  'send | leave-unread send:5 | close | rst',
  'send | leave-unread send:1048576 | close | rst',
  'send | leave-unread send:5 | sigkill | rst',
  'half-close | read-to-eof | linger-0 close | rst',
  'half-close | read-to-eof send:5 | linger-0 close | rst',
  'send half-close | leave-unread send:5 | close | rst',
];
jest.setTimeout(30_000);

let program: ChildProcess;
let said: number;
let port: number;
let ours: TcpListener;
let arrived: () => void;
const busy: ChildProcess[] = [];
const tell = (words: string): unknown => program.stdin!.write(`${words}\n`);

beforeAll(async () => {
  const fifo = `${tmpdir()}/halfclose-test-${process.pid}`;
  execFileSync('mkfifo', [fifo]);
  program = spawn('python3', ['-c', PROGRAM, fifo], { stdio: ['pipe', 'ignore', 'inherit'] });
  said = openSync(fifo, 'r');
  rmSync(fifo);
  port = Number(hear(5));
  ours = (await TcpListener.open('127.0.0.1', 0, () => arrived())) as TcpListener;
});

afterAll(async () => {
  for (const loop of busy) loop.kill('SIGKILL');
  ours.close();
  program.stdin!.end();
  if (program.exitCode === null) await once(program, 'exit');
});

/** Blocks the whole process: what the other side did meanwhile is seen all at once. */
function hear(length = 1): string {
  const bytes = Buffer.alloc(length);
  if (readSync(said, bytes) !== length) throw new Error('the other side has ended');
  return bytes.toString();
}

async function dialled(listener: PeerListener): Promise<TcpPeer> {
  tell('accept');
  return (await dial({ host: '127.0.0.1', port }, listener)) as TcpPeer;
}

async function accepted(listener: PeerListener): Promise<TcpPeer> {
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  tell(`connect:${(ours.server.address() as { port: number }).port}`);
  await arrival;
  return ours.accept(listener)!;
}

/** One round: the end comes together with the data, races it, or waits until it has been read. */
async function play(side: string, situation: string, round: number): Promise<string> {
  const [weDo = '', first = '', last = ''] = situation.split(' | ');
  const size = Number(/send:(\d+)/.exec(first)?.[1] ?? 0);
  const timing = ['together', 'racing', 'apart'][round % 3];
  const events = new EventEmitter();
  const [whole, ended] = [once(events, 'whole'), once(events, 'ended')];
  let missing = size;
  const listener: PeerListener = {
    now: () => 0,
    changed: () => undefined,
    ended: (end) => events.emit('ended', end),
    received: ({ length }) => (missing -= length) === 0 && events.emit('whole'),
  };
  const peer = await (side === 'dialled' ? dialled(listener) : accepted(listener));
  if (weDo.includes('send')) peer.send(text('ping'));
  if (weDo.includes('half-close')) peer.halfClose();
  await new Promise(setImmediate); // they have left
  tell(timing === 'apart' ? first : `${first} ${last} say-so`);
  if (timing === 'apart' && size > 0) await whole;
  if (timing === 'apart') tell(`${last} say-so`);
  if (timing === 'together') hear();
  const [{ how }] = (await ended) as [End];
  if (timing !== 'together') hear();
  peer.destroy();
  // A RST may overtake what is still on its way.
  if (missing > 0 && (how === 'fin' || size < 1 << 20)) return `${how}, ${missing} bytes missing`;
  return how;
}

const SETTINGS = ['dialled', 'accepted', 'dialled or accepted beside 4 busy loops'];
describe.each(SETTINGS)('on a connection that was %s', (setting) => {
  const sides = setting.match(/dialled|accepted/g) ?? [];
  beforeAll(() => {
    const loop = (): ChildProcess => spawn('python3', ['-c', 'while True: pass']);
    if (setting.includes('busy')) busy.push(loop(), loop(), loop(), loop());
  });

  test.each(SITUATIONS)('each of 200 ends is told right: %s', async (situation) => {
    const told: string[] = [];
    for (let round = 0; round < 200; round++) {
      told.push(await play(sides[round % sides.length]!, situation, round));
    }
    expect(told.filter((end) => end !== situation.split(' | ')[3])).toEqual([]);
  });
});
