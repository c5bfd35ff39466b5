import { endCases, gist, judge, LISTENS } from '../run/one-case.test-data';

afterAll(endCases);

const sends = (bytes: string, then: string): string =>
  `${LISTENS}\nconn = listener.accept()[0]; conn.sendall(b'${bytes}'); ${then}; time.sleep(600)`;

test('a connection that must stay open may bring bytes, which a later step takes', async () => {
  const steps = ['- connect', '- expect-open: 100ms', '- expect: one'];
  expect(gist(await judge(sends('one', 'pass'), ...steps))).toBe('pass');
  expect(gist(await judge(sends('one', 'conn.close()'), ...steps))).toBe(
    'fail: close.early in step 2',
  );
});

test.each([
  ['Connection: keep-alive, Close', 'pass'],
  ['Connection: keep-alive', 'fail: close.early in step 3'],
])('behind a response with %s an end that must be announced is judged %s', async (field, due) => {
  const response = `HTTP/1.1 200 OK\\r\\n${field}\\r\\nContent-Length: 0\\r\\n\\r\\n`;
  const steps = ['- connect', '- expect-response: 200'];
  const open = '- expect-open: {for: 100ms, unless: announced}';
  expect(gist(await judge(sends(response, 'conn.close()'), ...steps, open))).toBe(due);
});
