import { endCases, gist, judge, LISTENS } from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

const DEAF = LISTENS.replace('backlog=64', 'backlog=0');

test.concurrent(
  'a port on which somebody listens with a full queue is not refused, and told in time',
  async () => {
    const program = `${DEAF}\nlistener.accept()[0].sendall(b'one'); time.sleep(600)`;
    const result = await judge(
      program,
      ...['- connect: a', '- expect: one', '- connect: b', '- expect-refused:', '  within: 300ms'],
    );
    expect(gist(result)).toBe('fail: listen.still in step 4');
    expect(result.durationMs).toBeLessThan(4_000);
  },
);

test.concurrent('a connection that a full queue leaves unanswered is told so', async () => {
  const program = `${DEAF}\nlistener.accept()[0].sendall(b'one'); time.sleep(600)`;
  const result = await judge(
    program,
    ...['- connect: a', '- expect: one', '- connect: b', '- connect: c', '  within: 300ms'],
    '- expect-close: fin',
  );
  expect(gist(result)).toBe('fail: connect.unanswered in step 4');
  expect(result.finding).toMatchObject({ peer: 'c', timing: true });
});

test.concurrent('a port whose listener is closed refuses', async () => {
  const program = `${LISTENS}\nconn = listener.accept()[0]; listener.close(); time.sleep(600)`;
  expect(gist(await judge(program, '- connect', '- expect-refused'))).toBe('pass');
});
