import { endCases, events, gist, judgeClient } from '../run/one-case.test-data';

afterAll(endCases);

/** Asks so often, each time on a new connection, and fails unless every answer is the same. */
const asks = (times: number) => `
import socket, sys
for at in range(${times}):
    conn = socket.create_connection((sys.argv[1], int(sys.argv[2])))
    conn.sendall(b'GET / HTTP/1.1\\r\\n')
    conn.sendall(b'\\r\\n')
    got = b''
    while part := conn.recv(100): got += part
    if got != b'again': sys.exit(f'got {got}')
    conn.close()
`;
const STEPS = ['- listen', '- answer-each: again', '- run', '- expect-exit: 0'];

test('every client is answered and let go, however many come', async () => {
  expect(gist(await judgeClient(asks(1), ...STEPS))).toBe('pass');
  expect(gist(await judgeClient(asks(30), ...STEPS))).toBe('pass');
});

test('the first clients are told, later ones are not', async () => {
  const told = events(await judgeClient(asks(30), ...STEPS));
  expect(told.filter((kind) => kind === 'accept')).toHaveLength(4);
  expect(told.filter((kind) => kind === 'send')).toHaveLength(4);
});

test('a client that never ends is found by the step that waits for its end', async () => {
  const result = await judgeClient(
    asks(1_000_000),
    ...STEPS.slice(0, -1),
    '- {expect-exit: failure, within: 500ms}',
  );
  expect(gist(result)).toBe('fail: exit.missing in step 4');
});

test('a client that goes on asking has a new deadline after each answer', async () => {
  const slow = asks(4).replace(
    '    conn.close()',
    '    conn.close(); import time; time.sleep(0.3)',
  );
  const steps = [...STEPS.slice(0, -1), '- {expect-exit: 0, within: 700ms}'];
  expect(gist(await judgeClient(slow, ...steps))).toBe('pass');
});
