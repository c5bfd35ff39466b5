import type { FindingCode } from '../../model/finding';
import type { Conversation } from './conversation';
import { curlLine } from './curl';

const where = { host: '127.0.0.1', port: 24117 };
const HOST = 'Host: 127.0.0.1:24117\r\n';

function typed(
  bytes: string,
  code: FindingCode = 'http.status',
  talk: Partial<Conversation> = {},
): string | undefined {
  const pieces = [{ wait: 0, bytes, times: 1 }];
  return curlLine({ pieces, rest: 0, end: 'open', echoes: false, ...talk }, { ...where, code });
}

test.each([
  ['GET / HTTP/1.1', 'curl -v --raw --max-time 3 http://127.0.0.1:24117/'],
  ['GET /a?b=c HTTP/1.1', "curl -v --raw --max-time 3 'http://127.0.0.1:24117/a?b=c'"],
  ['HEAD /a HTTP/1.1', 'curl -v --raw --max-time 3 -I http://127.0.0.1:24117/a'],
  ['BREW / HTTP/1.1', 'curl -v --raw --max-time 3 -X BREW http://127.0.0.1:24117/'],
  ['GET /../x HTTP/1.1', 'curl -v --raw --max-time 3 --path-as-is http://127.0.0.1:24117/../x'],
])('for the request %j one types: %s', (line, command) => {
  expect(typed(`${line}\r\n${HOST}\r\n`)).toBe(command);
});

test('fields of the request are given to curl, and bodies are shown as bytes', () => {
  expect(typed(`GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`, 'http.body')).toBe(
    "curl -v --raw --max-time 3 -H 'Connection: close' http://127.0.0.1:24117/ | od -A d -c",
  );
});

const beyond: [why: string, bytes: string, code?: FindingCode, talk?: Partial<Conversation>][] = [
  ['has a body', `POST / HTTP/1.1\r\n${HOST}Content-Length: 2\r\n\r\nhi`],
  ['has another Host', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['has none', 'GET / HTTP/1.1\r\n\r\n'],
  ['is wrong', `GET / HTTP/1.1\n${HOST}\r\n`],
  ['is an old one', `GET / HTTP/1.0\r\n${HOST}\r\n`],
  ['is not whole', `GET / HTTP/1.1\r\n${HOST}`],
  ['is followed by our FIN', `GET / HTTP/1.1\r\n${HOST}\r\n`, 'http.status', { end: 'half-close' }],
  ['was answered by a wrong line end', `GET / HTTP/1.1\r\n${HOST}\r\n`, 'http.bare-lf'],
  ['belongs to another finding', `GET / HTTP/1.1\r\n${HOST}\r\n`, 'close.missing'],
];
test.each(beyond.map(([why, bytes, code, talk]) => ({ why, bytes, code, talk })))(
  'curl is no help where the request $why',
  ({ bytes, code, talk }) => {
    expect(typed(bytes, code, talk)).toBeUndefined();
  },
);
