import type { Assignment } from '../model/assignment';
import { endCases, gist, judgeWith } from '../run/one-case.test-data';

afterAll(endCases);
jest.setTimeout(20_000);

/** A client that sends these bytes, prints what comes, and ends. */
const SENDS = (bytes: string) => `
import re, socket, sys
host, port = re.match('http://([^:/]+):([0-9]+)', sys.argv[1]).groups()
conn = socket.create_connection((host, int(port)))
target = sys.argv[1][7 + len(host) + 1 + len(port):]
conn.sendall(${bytes})
while part := conn.recv(65536): sys.stdout.buffer.write(part)
`;
const RIGHT = 'f"GET {target} HTTP/1.1\\r\\nHost: {host}:{port}\\r\\n\\r\\n".encode()';

const told = async (bytes: string, ...steps: string[]): Promise<string> => {
  const script = [
    '- listen',
    '- run: {args: ["http://HOST:PORT/a?x=1"]}',
    '- accept',
    ...steps,
    '- send: {response: {body: hi, headers: {Location: "http://127.0.0.1:PORT/b"}}}',
    '- close',
    '- expect-exit: 0',
  ];
  const client: Partial<Assignment> = { role: 'client', arguments: ['URL'] };
  return gist(await judgeWith(client, { 'client.py': SENDS(bytes) }, script));
};

test('a right request is met, with the port of the case in its Host', async () => {
  const right =
    '- expect-request: {method: GET, target: /a?x=1, version: HTTP/1.1, headers: {Host: {is: "127.0.0.1:PORT", count: 1}, Accept-Encoding: absent}, strict: true}';
  expect(await told(RIGHT, right)).toBe('pass');
});

test.each([
  ['b"GET /a HTTP/1.1\\nHost: x\\n\\n"', 'strict: true', 'http.bare-lf'],
  ['b"GET /a#f HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"', 'target: /a', 'http.target'],
  ['b"POST /a HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"', 'method: GET', 'http.method'],
  [
    RIGHT.replace('Host: {host}:{port}', 'Host: {host}'),
    'headers: {Host: "127.0.0.1:PORT"}',
    'http.field',
  ],
  ['b"GET a"; conn.shutdown(1)', 'method: GET', 'http.unfinished'],
])('the client that sends %s is told so by {%s}: %s', async (bytes, asked, code) => {
  const step = `- {expect-request: {${asked}}, within: 400ms}`;
  const cut = bytes.replace('; conn.shutdown(1)', '');
  expect(await told(cut, step)).toBe(`fail: ${code} in step 4`);
});
