import type { CaseResult } from '../model/result';
import { endCases, events, gist, judge, LISTENS } from '../run/one-case.test-data';

afterAll(endCases);
jest.setTimeout(20_000);

/** A server that reads a head and answers with these bytes. */
const answers = (reply: string, then = 'conn.close()') => `${LISTENS}
while True:
    conn = listener.accept()[0]
    while b'\\r\\n\\r\\n' not in conn.recv(65536): pass
    conn.sendall(b'${reply}')
    ${then}
`;
const HELLO = 'HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nhello';

const fetched = (reply: string, step = '- real-client', then?: string): Promise<CaseResult> =>
  judge(answers(reply, then), step);

test('a right answer is taken, however its end is told', async () => {
  expect(gist(await fetched(HELLO))).toBe('pass');
  expect(gist(await fetched('HTTP/1.1 404 No\\r\\n\\r\\nhello'))).toBe('pass');
  const chunked =
    'HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nhello\\r\\n0\\r\\n\\r\\n';
  expect(gist(await fetched(chunked))).toBe('pass');
});

test('the answer to HEAD has no body', async () => {
  const head = '- real-client: {method: HEAD, status: 200}';
  expect(gist(await fetched('HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\n', head))).toBe(
    'pass',
  );
});

test('an answer that Node refuses is told with its code, its reason and the place', async () => {
  const { finding } = await fetched('HTTP/1.1 200 OK\\nContent-Length: 0\\n\\n');
  expect(finding).toMatchObject({ code: 'http.client-refused', errno: 'HPE_CR_EXPECTED' });
  expect(finding).toMatchObject({ offset: 16, timing: false });
});

test.each([
  ['<h1>hello</h1>', 'HPE_INVALID_CONSTANT'],
  ['', 'ECONNRESET'],
  [HELLO.slice(0, -1), 'ECONNRESET'],
])('of the answer %j it is told that Node fails with %s', async (reply, errno) => {
  expect((await fetched(reply)).finding).toMatchObject({ code: 'http.client-refused', errno });
});

test('another status than the one that is due is a finding', async () => {
  const result = await fetched(HELLO, '- real-client: {path: /x, status: 404}');
  expect(result.finding).toMatchObject({ code: 'http.status', came: '200', offset: 9 });
});

test('no answer, or half of one, is told when the time is up', async () => {
  const late = (reply: string) =>
    fetched(reply, '- {real-client: {path: /x}, within: 300ms}', 'time.sleep(9)');
  expect(gist(await late(''))).toBe('fail: http.unanswered in step 1');
  expect((await late(HELLO.slice(0, -1))).finding).toMatchObject({
    code: 'http.unfinished',
    within: 'body',
  });
});

test('a server that never listens, or has ended, is told as for connect', async () => {
  const step = '- {real-client: {path: /}, within: 300ms}';
  expect(gist(await judge('import time\ntime.sleep(9)', step))).toBe(
    'fail: listen.missing in step 1',
  );
  expect(gist(await judge('import sys\nsys.exit(3)', step))).toBe('fail: exit.early in step 1');
});

test('what is asked and what comes stands in the transcript', async () => {
  const result = await fetched(HELLO);
  expect(events(result)).toEqual(['start', 'connect', 'send', 'receive']);
  const [, , send] = result.attempts[0]!.transcript;
  expect(send).toMatchObject({
    bytes: { spans: [{ bytes: expect.stringMatching(/^GET \/ HTTP/) as string }] },
  });
});
