import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dial } from './dial';
import { parseSocketTable } from './proc-net';
import type { TcpPeer } from './tcp-peer';

const SYN_SENT = '02';
/** Listens and never accepts; its backlog of 0 has room for one client. */
const DEAF = `
import socket, sys
listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen(0)
print(listener.getsockname()[1])
sys.stdin.read()`;
const silent = {
  now: () => 0,
  changed: () => undefined,
  received: () => undefined,
  ended: () => undefined,
};

/** Gives the port of a server that never accepts. */
async function withDeafServer(use: (port: number) => Promise<void>): Promise<void> {
  const program = spawn('python3', ['-u', '-c', DEAF], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(program, 'exit');
  const [port] = (await once(program.stdout.setEncoding('utf8'), 'data')) as [string];
  try {
    await use(Number(port));
  } finally {
    program.stdin.end();
    await exited;
  }
}

const connected = async (port: number, giveUp?: AbortSignal): Promise<TcpPeer> =>
  (await dial({ host: '127.0.0.1', port }, silent, giveUp)) as TcpPeer;

const unanswered = (port: number): number =>
  parseSocketTable(readFileSync('/proc/net/tcp', 'latin1')).filter(
    (row) => row.state === SYN_SENT && row.remote.port === port,
  ).length;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const onLinux = process.platform === 'linux' ? test : test.failing;
onLinux(
  'an attempt that nobody answers ends when it is given up, and leaves no socket',
  async () => {
    await withDeafServer(async (port) => {
      const first = await connected(port);
      const giveUp = new AbortController();
      const tried = dial({ host: '127.0.0.1', port }, silent, giveUp.signal);
      while (unanswered(port) === 0) await turn();
      giveUp.abort();
      expect(await tried).toBe('given-up');
      while (unanswered(port) > 0) await turn();
      first.destroy();
    });
  },
);

test('what is given up before it begins is not begun', async () => {
  const target = { host: '127.0.0.1', port: 1 };
  expect(await dial(target, silent, AbortSignal.abort())).toBe('given-up');
});

test('to give up when there is a connection already changes nothing', async () => {
  await withDeafServer(async (port) => {
    const giveUp = new AbortController();
    const peer = await connected(port, giveUp.signal);
    giveUp.abort();
    await new Promise(setImmediate);
    expect(peer.socket.destroyed).toBe(false);
    peer.destroy();
  });
});
