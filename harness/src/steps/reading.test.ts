import {
  ECHOES,
  endCases,
  events,
  gist,
  judge,
  judgeClient,
  LISTENS,
} from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

const SLOW = ['- connect', '- pause-reading', '- send: {random: 8MiB, seed: 5}', '- half-close'];

test.concurrent(
  'a server that waits for a slow reader gives it every byte in the end',
  async () => {
    const steps = ['- wait: idle', '- resume-reading', '- expect-echo', '- expect-close: fin'];
    const result = await judge(ECHOES, ...SLOW, ...steps);
    expect(gist(result)).toBe('pass');
    const told = events(result);
    const between = told.slice(told.indexOf('pause-reading'), told.indexOf('resume-reading'));
    expect(between).not.toContain('receive');
  },
);

test.concurrent('a server that forgets what send() did not take is found', async () => {
  const program = `${LISTENS}
conn = listener.accept()[0]
while data := conn.recv(65536):
    try: conn.send(data, socket.MSG_DONTWAIT)
    except BlockingIOError: pass
conn.close()
listener.accept()`;
  const steps = ['- wait: idle', '- resume-reading', '- expect-echo', '- expect-close: fin'];
  expect(gist(await judge(program, ...SLOW, ...steps))).toMatch(/^fail: bytes.\w+ in step 7$/);
});

test.concurrent(
  'a reader that has paused and closes resets the connection of a server that sends',
  async () => {
    const program = `${LISTENS}
conn = listener.accept()[0]
try:
    while True: conn.sendall(bytes(65536))
except ConnectionError as error: os._exit(7)`;
    const result = await judge(
      program,
      ...['- connect', '- pause-reading', '- wait: idle', '- close', '- expect-exit: 7'],
    );
    expect(gist(result)).toBe('pass');
  },
);

test.concurrent('to wait for bytes while reading is paused ends with the deadline', async () => {
  const steps = ['- connect', '- pause-reading', '- send: hi', '- expect: hi', '  within: 300ms'];
  const result = await judge(ECHOES, ...steps, '- resume-reading', '- expect: hi');
  expect(gist(result)).toBe('fail: bytes.missing in step 4');
});

test.concurrent('what came while reading was paused is still surplus at the end', async () => {
  const steps = ['- connect', '- pause-reading', '- send: hi', '- wait: idle', '- resume-reading'];
  const result = await judge(ECHOES, ...steps, '- expect-nothing: 200ms');
  expect(gist(result)).toBe('fail: bytes.surplus in step 6');
});

test.concurrent('a client that sends much is held back by a server that reads late', async () => {
  const program = `
import socket, sys
conn = socket.create_connection((sys.argv[1], int(sys.argv[2])))
conn.sendall(b'x' * (16 << 20))
conn.close()`;
  const result = await judgeClient(
    program,
    ...['- listen', '- run', '- accept', '- pause-reading', '- wait: idle', '- expect-alive'],
    ...['- resume-reading', '- expect: {repeat: x, times: 16777216}', '- expect-close: fin'],
  );
  expect(gist(result)).toBe('pass');
});
