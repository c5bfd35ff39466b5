import type { CaseResult } from '../model/result';
import { endCases, judge, LISTENS } from '../run/one-case.test-data';

afterAll(endCases);
jest.setTimeout(20_000);

/** A server that does this with each client, whatever that says. */
const server = (does: string) => `${LISTENS}
while True:
    conn = listener.accept()[0]
    try:
        ${does}
    except OSError: pass
    conn.close()
`;
const OK = "b'HTTP/1.1 200 OK\\r\\n'";
const again = (bytes: string) => `\n        while True: conn.sendall(${bytes})`;

async function judgedBy(does: string, asked = '200', within = '700ms'): Promise<CaseResult> {
  const before = process.memoryUsage().arrayBuffers;
  const step = `- {expect-response: ${asked}, within: ${within}}`;
  const result = await judge(server(does), '- connect', '- send: {request: {}}', step);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 << 20);
  expect(JSON.stringify(result).length).toBeLessThan(100_000);
  return result;
}

const bad: [what: string, does: string, code: string, asked?: string][] = [
  [
    'a head of any length',
    `conn.sendall(${OK})${again("b'A: ' + b'b' * 60000 + b'\\r\\n'")}`,
    'http.head-too-large',
  ],
  [
    'a status line of a megabyte',
    "conn.sendall(b'HTTP/1.1 200 ' + b'x' * 1000000 + b'\\r\\n\\r\\n')",
    'http.head-too-large',
  ],
  ['fields for ever', `conn.sendall(${OK})${again("b'A: b\\r\\n' * 1000")}`, 'http.head-too-large'],
  ['noise', `conn.sendall(bytes(range(255, 0, -1)) * 4000)`, 'http.not-http'],
  ['NULs', again('bytes(65536)').trim(), 'http.not-http'],
  ['nothing but CR', again("b'\\r' * 65536").trim(), 'http.head-too-large'],
  ['nothing but LF', again("b'\\n' * 65536").trim(), 'http.unfinished'],
  [
    'a body that is wrong from its middle on',
    `conn.sendall(${OK} + b'\\r\\n')${again("b'B' * 65536")}`,
    'http.body',
    '{body: {repeat: B, times: 1000000}}',
  ],
  [
    'a body of a byte at a time',
    `conn.sendall(${OK} + b'Content-Length: 100\\r\\n\\r\\n')\n        while True: conn.sendall(b'x'); time.sleep(0.2)`,
    'http.unfinished',
  ],
  [
    'chunks of a byte',
    `conn.sendall(${OK} + b'Transfer-Encoding: chunked\\r\\n\\r\\n')\n        while True: conn.sendall(b'1\\r\\nx\\r\\n'); time.sleep(0.2)`,
    'http.unfinished',
  ],
  [
    'interim responses alone',
    `\n        while True: conn.sendall(b'HTTP/1.1 103 x\\r\\n\\r\\n'); time.sleep(0.2)`,
    'http.unfinished',
  ],
];
test.each(bad.map(([what, does, code, asked = '200']) => ({ what, does, code, asked })))(
  'a server that sends $what is told, in little memory',
  async ({ does, code, asked }) => {
    expect((await judgedBy(does, asked)).finding?.code).toBe(code);
  },
);

test('an answer before the request has come is an answer', async () => {
  const does = `conn.sendall(${OK} + b'Content-Length: 2\\r\\n\\r\\nhi'); conn.recv(65536)`;
  expect((await judgedBy(does)).verdict).toBe('pass');
});

test('a body that does not end is given up', async () => {
  const does = `conn.sendall(${OK} + b'\\r\\n')\n        while True: conn.sendall(bytes(1 << 20))`;
  const { finding } = await judgedBy(does, '200', '20s');
  expect(finding).toMatchObject({ code: 'http.unfinished', endless: true });
}, 60_000);
