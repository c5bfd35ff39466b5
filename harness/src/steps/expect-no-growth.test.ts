import { ECHOES, ECHOES_AT_ONCE, endCases, gist, judge, LISTENS } from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

const CLIENTS = [
  '- expect-no-growth: 40',
  '  steps:',
  '    - connect',
  '    - send: hi',
  '    - expect: hi',
  '    - half-close',
  '    - expect-close: fin',
];
/** Each client in a child process. */
const forks = (before: string): string => `${LISTENS}
${before}
while True:
    conn = listener.accept()[0]
    if os.fork() == 0:
        echo(conn)
        os._exit(0)
    conn.close()`;

test.concurrent.each([
  ['serves one after the other', ECHOES],
  ['makes a thread for each client', ECHOES_AT_ONCE],
  ['forks, and has its children fetched', forks('signal.signal(signal.SIGCHLD, signal.SIG_IGN)')],
  [
    'keeps a pool of threads',
    `${LISTENS}
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(6)
while True: pool.submit(echo, listener.accept()[0])`,
  ],
  [
    'has forked all its workers beforehand',
    `${LISTENS}
for worker in range(4): os.fork() or [echo(listener.accept()[0]) for _ in iter(int, 1)]
signal.pause()`,
  ],
  [
    'lets go of its clients half a second late',
    `${LISTENS}
def late(conn):
    while data := conn.recv(65536): conn.sendall(data)
    conn.shutdown(socket.SHUT_WR)
    time.sleep(0.5)
    conn.close()
while True: threading.Thread(target=late, args=(listener.accept()[0],)).start()`,
  ],
])('a server that %s holds nothing of clients that have gone', async (_how, program) => {
  expect(gist(await judge(program, ...CLIENTS))).toBe('pass');
});

test.concurrent.each([
  [
    'sockets',
    `${LISTENS}
kept = []
while True:
    conn = listener.accept()[0]
    kept.append(conn)
    while data := conn.recv(65536): conn.sendall(data)
    conn.shutdown(socket.SHUT_WR)`,
  ],
  [
    'threads',
    `${LISTENS}
def stay(conn): echo(conn); time.sleep(600)
while True: threading.Thread(target=stay, args=(listener.accept()[0],)).start()`,
  ],
  ['processes', forks('')],
])('a server that keeps the %s of its clients is found', async (of, program) => {
  const result = await judge(program, ...CLIENTS);
  expect(gist(result)).toBe('fail: holdings.grown in step 1');
  const { before, after } = result.finding as unknown as { before: number; after: number };
  expect(result.finding).toMatchObject({ of, clients: 40, timing: false });
  expect(after - before).toBe(40);
});

test.concurrent('clients that come side by side count one by one', async () => {
  const program = `${LISTENS}
kept = []
def serve(conn):
    kept.append(conn)
    while data := conn.recv(65536): conn.sendall(data)
    conn.shutdown(socket.SHUT_WR)
while True: threading.Thread(target=serve, args=(listener.accept()[0],)).start()`;
  const result = await judge(
    program,
    '- expect-no-growth: 10',
    '  steps:',
    '    - parallel: {i: 1..4}',
    '      steps: [{connect: "c{i}"}, half-close, {expect-close: fin}]',
  );
  expect(result.finding).toMatchObject({ of: 'sockets', clients: 40, before: 21, after: 61 });
});

test.concurrent('a finding in one of its rounds is told with its own step', async () => {
  const program = `${LISTENS}
served = 0
while True:
    conn, served = listener.accept()[0], served + 1
    if served > 20: conn.sendall(b'full')
    echo(conn)`;
  expect(gist(await judge(program, ...CLIENTS))).toBe('fail: bytes.different in step 4');
});
