import { endCases, gist, judge, LISTENS } from '../run/one-case.test-data';

afterAll(endCases);
jest.setTimeout(20_000);

/** A server that reads a head and answers with these bytes, then does what is said. */
const answers = (reply: string, then = 'conn.close()') => `${LISTENS}
while True:
    conn = listener.accept()[0]
    got = b''
    while b'\\r\\n\\r\\n' not in got:
        part = conn.recv(65536)
        if not part: break
        got += part
    for piece in ${reply}:
        conn.sendall(piece)
        time.sleep(0.02)
    ${then}
`;
const ASKS = ['- connect', '- send: {request: {}}'];
const HELLO =
  'HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: 5\\r\\n\\r\\nhello';

const told = async (reply: string, ...steps: string[]): Promise<string> =>
  gist(await judge(answers(reply), ...ASKS, ...steps));

test('a response is read to its end and not beyond, however it is cut', async () => {
  const steps = [
    '- expect-response: {status: 200, reason: OK, version: HTTP/1.1, ends-by: content-length, strict: true, headers: {content-type: {matches: ^text/html}, Content-Length: {is: "5", count: 1}, Server: absent}, body: hello}',
    '- expect-close: fin',
  ];
  expect(await told(`[b'${HELLO}']`, ...steps)).toBe('pass');
  expect(await told(`[bytes([c]) for c in b'${HELLO}']`, ...steps)).toBe('pass');
});

test('interim responses are passed over', async () => {
  const interim = 'HTTP/1.1 103 Early Hints\\r\\nLink: a\\r\\n\\r\\n';
  expect(await told(`[b'${interim}${interim}', b'${HELLO}']`, '- expect-response: 200')).toBe(
    'pass',
  );
});

test('each way of saying what is due takes what is right', async () => {
  const asked = [
    'status: [404, 2xx]',
    'reason: {matches: ^ok$}',
    'headers: {Content-Type: {matches: "^text/"}, Content-Length: 5, Allow: {contains: GET, optional: true}, Server: {is: x, with: 405}, Host: absent}',
    'body: {contains: ell}',
    'never: [secret, "lloo"]',
  ];
  expect(await told(`[b'${HELLO}']`, `- expect-response: {${asked.join(', ')}}`)).toBe('pass');
  const lines = 'HTTP/1.1 200 OK\\r\\nAllow: HEAD, get\\r\\n\\r\\nMETHOD GET\\nHEADER x: \\r\\nend';
  const more = [
    'ends-by: close',
    'headers: {Allow: {contains: GET}}',
    'body: {text-lines: [METHOD GET, {matches: "HEADER x: ?"}, end]}',
  ];
  expect(await told(`[b'${lines}']`, `- expect-response: {${more.join(', ')}}`)).toBe('pass');
});

test.each([
  ['status: [201, 4xx]', 'http.status'],
  ['headers: {Allow: {contains: GET}}', 'http.field'],
  ['headers: {Allow: {contains: GET, with: 200}}', 'http.field'],
  ['ends-by: chunked', 'http.framing'],
  ['body: {matches: "^ello"}', 'http.body'],
  ['body: {text-lines: [hello, x]}', 'http.body'],
  ['never: "html\\r\\nContent"', 'http.leaked'],
])('an answer that is not as {%s} asks is told as %s', async (asked, code) => {
  expect(await told(`[b'${HELLO}']`, `- expect-response: {${asked}}`)).toBe(
    `fail: ${code} in step 3`,
  );
});

test('a plain text has tabs, line ends and any letters, and no other control characters', async () => {
  const body = async (text: string): Promise<string> => {
    const reply = `HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n${text}`;
    return told(`[b'${reply}']`, '- expect-response: {body: {plain-text: true}}');
  };
  expect(await body('caf\\xc3\\xa9\\t\\r\\n')).toBe('pass');
  expect(await body('hello\\x00')).toBe('fail: http.body in step 3');
  expect(await body('hello\\x7f')).toBe('fail: http.body in step 3');
});

test('a flaw is a fault only where the case is strict', async () => {
  const bare = `[b'${HELLO.replaceAll('\\r\\n', '\\n')}']`;
  expect(await told(bare, '- expect-response: {status: 200, body: hello}')).toBe('pass');
  expect(await told(bare, '- expect-response: {strict: true}')).toBe(
    'fail: http.bare-lf in step 3',
  );
});

test('a close in place of a response is right only where the case says so', async () => {
  expect(await told('[]', '- expect-response: {status: 4xx, or-close: true}')).toBe('pass');
  expect(await told('[]', '- expect-response: 4xx')).toBe('fail: http.nothing in step 3');
});

test('what is left of a message is told as such, by whichever step comes to it', async () => {
  const more = `[b'${HELLO}!!']`;
  const response = '- expect-response: 200';
  expect(await told(more, response, '- expect-close: fin')).toBe('fail: http.surplus in step 4');
  expect(await told(more, response, '- expect-response: 200')).toBe('fail: http.surplus in step 4');
  expect(await told(more, response, '- expect-nothing: 20ms')).toBe('fail: http.surplus in step 4');
  expect(await told(more, '- expect-response: {status: 200, then: anything}')).toBe('pass');
});

test('the answer to HEAD has no body', async () => {
  const head = '- expect-response: {to: HEAD, headers: {Content-Length: 5}}';
  expect(await told(`[b'${HELLO}']`, head, '- expect-close: fin')).toBe(
    'fail: http.body-not-allowed in step 4',
  );
});

test('a response that is not whole in time is told by what is missing', async () => {
  const late = async (reply: string, within = '200ms'): Promise<unknown> => {
    const step = `- {expect-response: 200, within: ${within}}`;
    const result = await judge(answers(`[b'${reply}']`, 'time.sleep(9)'), ...ASKS, step);
    const { code, within: part } = result.finding as { code: string; within?: string };
    return part === undefined ? code : `${code} ${part}`;
  };
  expect(await late('')).toBe('http.unanswered');
  expect(await late('HTTP/1.1 2')).toBe('http.unfinished start-line');
  expect(await late('HTTP/1.1 200 OK\\r\\nA: b\\r\\n')).toBe('http.unfinished fields');
  expect(await late('HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nhi')).toBe(
    'http.unfinished body',
  );
  expect(await late('HTTP/1.1 200 OK\\r\\n\\r\\nhi')).toBe('http.unfinished body');
});

test('a body of many megabytes is compared as it comes', async () => {
  const reply = `[b'HTTP/1.1 200 OK\\r\\nContent-Length: 8388608\\r\\n\\r\\n', b'A' * 8388608]`;
  const body = '- expect-response: {status: 200, body: {repeat: A, times: 8388608}}';
  expect(await told(reply, body, '- expect-close: fin')).toBe('pass');
});
