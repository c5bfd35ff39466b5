import { ECHOES, endCases, gist, judge } from '../run/one-case.test-data';
import type { CaseResult } from '../model/result';

jest.setTimeout(60_000);
afterAll(endCases);

const HELLO = ['- connect: a', '- send: hi', '- expect: hi'];
const AGAIN = ['- connect: b', '- send: ho', '- expect: ho'];

function starts(result: CaseResult): { pid: number; port?: number | undefined }[] {
  return result.attempts[0]!.transcript.flatMap((event) => (event.kind === 'start' ? [event] : []));
}

test.concurrent('on the same port another process serves', async () => {
  const result = await judge(ECHOES, ...HELLO, '- restart: same-port', ...AGAIN);
  expect(gist(result)).toBe('pass');
  const [one, other, ...more] = starts(result);
  expect([one!.port === other!.port, one!.pid === other!.pid, more]).toEqual([true, false, []]);
});

test.concurrent('on another port another process serves', async () => {
  const result = await judge(ECHOES, ...HELLO, '- restart: other-port', ...AGAIN);
  expect(gist(result)).toBe('pass');
  const [one, other] = starts(result);
  expect(one!.port).not.toBe(other!.port);
});

test.concurrent(
  'without SO_REUSEADDR the port of a server that closed first can not be had again',
  async () => {
    const program = `
import socket, sys
listener = socket.socket()
listener.bind(('127.0.0.1', int(sys.argv[1])))
listener.listen()
while True:
    conn = listener.accept()[0]
    conn.sendall(conn.recv(100))
    conn.close()`;
    const result = await judge(
      program,
      ...[...HELLO, '- expect-close: fin', '- close', '- restart: same-port', ...AGAIN],
    );
    expect(gist(result)).toBe('fail: exit.early in step 7');
  },
);

test.concurrent(
  'what the killed server had open is no finding, and does not end the case',
  async () => {
    const result = await judge(
      ECHOES,
      ...HELLO,
      '- restart: same-port',
      ...AGAIN,
      '- expect-alive',
    );
    expect(gist(result)).toBe('pass');
    expect(result.attempts[0]!.transcript.filter(({ kind }) => kind === 'exit')).toEqual([]);
  },
);

test.concurrent('a frozen server can be restarted; the new one is not frozen', async () => {
  const steps = ['- freeze', '- restart: same-port', ...AGAIN];
  expect(gist(await judge(ECHOES, ...HELLO, ...steps))).toBe('pass');
});
