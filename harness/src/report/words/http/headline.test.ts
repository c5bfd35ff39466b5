import { findingIn, type Came } from '../../../judge/http.test-data';
import type { ExpectedMessage } from '../../../judge/http-expected';
import { MessageJudge } from '../../../judge/http-message';
import { RESPONSE } from '../../../judge/http.test-data';
import { FINDING_CODES, type FindingBody } from '../../../model/finding';
import { isHttpCode } from '../../../model/http-finding';
import { literal } from '../../../model/payload';
import { columns } from '../../printable';
import { exited } from '../../sample-results.test-data';
import { NONE, type Circumstances } from '../circumstances';
import { headline } from '../headline';

const OK = 'HTTP/1.1 200 OK\r\n';
const HELLO = `${OK}Content-Length: 5\r\n\r\nhello`;
const STRICT = { strict: true };
const REQUEST = { kind: 'request', strict: true } as const;
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const due = (...values: string[]) => ({ is: () => false, due: { how: 'is', values } as const });
const bytes = (text: string) => ({ kind: 'bytes', bytes: literal(Buffer.from(text)) }) as const;
const NEVER = [Buffer.from('top secret')];
const LATE = { final: true };

const say = (body: FindingBody, known: Partial<Circumstances> = {}): string => {
  const role = 'message' in body && body.message === 'request' ? 'client' : 'server';
  const circumstances = { ...NONE, ...known };
  return headline({ ...body, step: 3, at: 9, timing: false }, { role, circumstances });
};

type Row = [text: string, expected: Partial<ExpectedMessage>, sentence: string, came?: Came];
const rows: Row[] = [
  [
    'HTTP/1.1 200 OK\nA: b\n\n',
    STRICT,
    'Your server ended the status line with LF alone; lines of HTTP end with CR LF.',
  ],
  [
    `${OK}A: b\n\r\n`,
    STRICT,
    'Your server ended the line "A: b" with LF alone; lines of HTTP end with CR LF.',
  ],
  [
    `${OK}A: b\r\n\n`,
    STRICT,
    'Your server ended the empty line with LF alone; lines of HTTP end with CR LF.',
  ],
  [
    'GET / HTTP/1.1\n\n',
    REQUEST,
    'Your client ended the request line with LF alone; lines of HTTP end with CR LF.',
  ],
  [
    `${OK}A: b\rC: d\r\n\r\n`,
    STRICT,
    'Your server sent a CR without LF in the line "A: b\\rC: d"; only both together end a line.',
  ],
  [`\r\n${OK}\r\n`, STRICT, 'Your server sent an empty line before its status line.'],
  [
    'HTTP/1.1  200 OK\r\n\r\n',
    STRICT,
    'Your server did not put exactly one space between the parts of its status line.',
  ],
  [
    `${OK}A: \x01\r\n\r\n`,
    STRICT,
    'Your server sent a control character, "\\x01", in the line "A: \\x01".',
  ],
  [`${OK}A: \0\r\n\r\n`, {}, 'Your server sent a NUL byte in the line "A: \\0".'],
  [
    'GARBAGE\r\n\r\n',
    REQUEST,
    'The first line that your client sent is no request line: "GARBAGE".',
  ],
  [
    'G@T / HTTP/1.1\r\n\r\n',
    REQUEST,
    'Your client sent "G@T" where a method, such as GET, was due.',
  ],
  [
    'GET index HTTP/1.1\r\n\r\n',
    REQUEST,
    'Your client asked for "index", which is no target; most begin with "/".',
  ],
  [
    'GET /a|b HTTP/1.1\r\n\r\n',
    REQUEST,
    'Your client asked for "/a|b"; some of it must be written as %XX there.',
  ],
  ['GET /\r\n\r\n', REQUEST, 'Your client sent a request line without a version: "GET /".'],
  [
    'HTTP/x 200 OK\r\n\r\n',
    {},
    'Your server sent "HTTP/x" where a version, such as HTTP/1.1, was due.',
  ],
  ['HTTP/9.9 200 OK\r\n\r\n', {}, 'Your server spoke "HTTP/9.9" where HTTP/1.1 was due.'],
  [
    '<h1>Hi</h1>',
    {},
    'What your server sent is no response: it began with "<h1>Hi</h1>", not with HTTP/1.1 and a status.',
  ],
  [
    'HTTP/1.1200 OK\r\n\r\n',
    {},
    'The first line that your server sent is no status line: "HTTP/1.1200 OK".',
  ],
  ['HTTP/1.1 OK\r\n\r\n', {}, 'Your server sent "OK" where a status of three digits was due.'],
  [
    'HTTP/1.1 999 OK\r\n\r\n',
    STRICT,
    'Your server sent the status "999"; they go from 100 to 599.',
  ],
  [
    'HTTP/1.1 200\r\n\r\n',
    STRICT,
    'Your server sent no space behind the status; it is due even where no reason follows.',
  ],
  [
    `${OK} A: b\r\n\r\n`,
    STRICT,
    'Your server began the first line behind its start line with a space or a tab.',
  ],
  [
    `${OK}A: b\r\n c\r\n\r\n`,
    STRICT,
    'Your server began the line " c" with a space or a tab; a field has one line.',
  ],
  [`${OK}A : b\r\n\r\n`, STRICT, 'Your server sent a space before the colon in the line "A : b".'],
  [`${OK}hello\r\n\r\n`, {}, 'Your server sent the line "hello" in its head, which has no colon.'],
  [`${OK}A b: c\r\n\r\n`, {}, 'Your server sent "A b", which can\'t be the name of a field.'],
  [OK + 'A'.repeat(70_000), {}, 'Your server sent a line of more than 65536 bytes in its head.'],
  [
    OK + `A: ${'b'.repeat(60_000)}\r\n`.repeat(20),
    {},
    'Your server sent a head of more than 1048576 bytes.',
  ],
  [OK + 'A: b\r\n'.repeat(1001), {}, 'Your server sent a head of more than 1000 fields.'],
  [
    `${OK}Content-Length: five\r\n\r\n`,
    {},
    'Your server sent Content-Length: "five"; it is a number, in digits alone.',
  ],
  [
    `${OK}Content-Length: ${'9'.repeat(20)}\r\n\r\n`,
    {},
    'Your server sent a Content-Length that no body can have: "99999999999999999999".',
  ],
  [
    `${OK}Content-Length: 0\r\nContent-Length: 0\r\n\r\n`,
    STRICT,
    'Your server sent its Content-Length more than once.',
  ],
  [
    `${OK}Content-Length: 0\r\nContent-Length: 1\r\n\r\n`,
    {},
    'Your server sent two Content-Lengths that differ: nobody can tell which one holds.',
  ],
  [
    'HTTP/1.1 204 No\r\nContent-Length: 0\r\n\r\n',
    STRICT,
    'Your server sent a Content-Length with status 204, which never has a body.',
  ],
  [
    `${CHUNKED.slice(0, -2)}Content-Length: 5\r\n\r\n`,
    {},
    'Your server sent Transfer-Encoding and Content-Length together: only one can tell the length.',
  ],
  [
    CHUNKED.replace('200', '204'),
    STRICT,
    'Your server sent Transfer-Encoding with status 204, which never has a body.',
  ],
  [
    CHUNKED.replace('1.1', '1.0'),
    {},
    'Your server sent Transfer-Encoding in a message of HTTP/1.0, which has none.',
  ],
  [
    CHUNKED.replace('chunked', 'junked'),
    {},
    'Your server sent Transfer-Encoding: "junked", which is none that is known.',
  ],
  [CHUNKED.replace('chunked', 'chunked, chunked'), {}, 'Your server named chunked twice.'],
  [
    'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n',
    REQUEST,
    'Your client sent a Transfer-Encoding that does not end in chunked: nobody can tell where the body ends.',
  ],
  [
    `${CHUNKED}5x\r\nhello\r\n0\r\n\r\n`,
    {},
    'Your server sent "5x" where the size of a chunk, in hexadecimal, was due.',
  ],
  [
    `${CHUNKED}${'f'.repeat(20)}\r\n`,
    {},
    'Your server sent a chunk size that no chunk can have: "ffffffffffffffffffff".',
  ],
  [
    `${CHUNKED}5 \r\nhello\r\n0\r\n\r\n`,
    STRICT,
    "Your server sent a space or a tab in the line of a chunk's size, where none may stand.",
  ],
  [
    `${CHUNKED}5;=\r\nhello\r\n0\r\n\r\n`,
    STRICT,
    'Your server sent ";=" behind the size of a chunk, which is no extension.',
  ],
  [
    `${CHUNKED}0\r\nContent-Length: 5\r\n\r\n`,
    STRICT,
    'Your server sent "Content-Length" behind its last chunk; such a field belongs into the head.',
  ],
  [
    `${CHUNKED}5\r\nhello!\r\n`,
    {},
    'Your server sent "!" where CR LF was due behind the data of a chunk.',
  ],
  ['', {}, 'Your server closed the connection without sending a response.'],
  ['', {}, 'Your server reset the connection (RST) without sending a response.', { end: 'rst' }],
  [
    'HTTP/1.1 2',
    {},
    'Your server closed the connection in the middle of its status line: an empty line ends the head.',
  ],
  [
    `${OK}A: b\r\n`,
    {},
    'Your server closed the connection in the middle of its head: an empty line ends the head.',
  ],
  [
    HELLO.slice(0, -2),
    {},
    'Your server sent 3 of the 5 bytes that its Content-Length says, then closed the connection.',
  ],
  [
    `${OK}\r\nhello`,
    {},
    'Your server reset the connection (RST) after 5 bytes of a body that only a FIN can end.',
    { end: 'rst' },
  ],
  [`${CHUNKED}5\r\nhel`, {}, 'Your server closed the connection in the middle of a chunk.'],
  [
    `${CHUNKED}5\r\nhello\r\n`,
    {},
    'Your server closed the connection before the last chunk, whose size is 0.',
  ],
  [
    `${CHUNKED}0\r\nA: b\r\n`,
    {},
    'Your server closed the connection before the empty line that ends the chunks.',
  ],
  [
    '',
    {},
    'Your server sent no response; the connection was still open when the time was up.',
    LATE,
  ],
  ['HTTP', {}, 'Your server had not ended its status line when the time was up.', LATE],
  ['\n'.repeat(1 << 18), {}, 'Your server had sent 256 KiB and no response.', {}],
  [
    OK,
    {},
    'Your server had not ended the head of its response when the time was up: an empty line ends it.',
    LATE,
  ],
  [
    HELLO.slice(0, -1),
    {},
    'Your server had sent 4 of the 5 bytes that its Content-Length says when the time was up.',
    LATE,
  ],
  [
    `${CHUNKED}5\r\nhello\r\n`,
    {},
    'Your server had not sent its last chunk when the time was up.',
    LATE,
  ],
  [
    `${OK}\r\nhello`,
    {},
    'Your server sent a body without a length and had not closed the connection when the time was up.',
    LATE,
  ],
  [HELLO, { status: due('404', '5xx') }, 'Your server answered 200 where 404 or 5xx was due.'],
  [HELLO, { reason: due('Fine') }, 'Your server sent the reason "OK" where Fine was due.'],
  [
    HELLO,
    { version: due('HTTP/1.0') },
    'Your server sent the version HTTP/1.1 where HTTP/1.0 was due.',
  ],
  [
    'GET / HTTP/1.1\r\n\r\n',
    { ...REQUEST, method: due('HEAD') },
    'Your client sent the method GET where HEAD was due.',
  ],
  [
    'GET /a#b HTTP/1.1\r\n\r\n',
    { kind: 'request', target: due('/a') },
    'Your client asked for /a#b where /a was due.',
  ],
  [
    HELLO,
    { fields: [{ name: 'Allow', there: 'must' }] },
    'Your server sent no Allow in the head of its response.',
  ],
  [
    HELLO,
    { fields: [{ name: 'Allow', there: 'must', value: due('GET') }] },
    'Your server sent no Allow: GET in the head of its response.',
  ],
  [
    HELLO,
    { fields: [{ name: 'Content-Length', there: 'never' }] },
    'Your server sent Content-Length in the head of its response, where there must be none.',
  ],
  [
    HELLO,
    { fields: [{ name: 'Content-Length', there: 'must', count: 2 }] },
    'Your server sent 1 line of Content-Length where 2 was due.',
  ],
  [
    HELLO,
    { fields: [{ name: 'Content-Length', there: 'must', value: due('6') }] },
    'Your server sent Content-Length: 5 where 6 was due.',
  ],
  [
    HELLO,
    { framing: 'chunked' },
    'Your server sent a body that ends where Content-Length says; one that comes in chunks was due.',
  ],
  [
    HELLO,
    { body: bytes('hallo') },
    'Your server sent "e" as byte 1 of the body, where "a" was due.',
  ],
  [HELLO, { body: bytes('hello!\n') }, 'Your server sent a body of 5 bytes, 2 too few.'],
  [
    HELLO,
    { body: bytes('hell') },
    'Your server sent more in the body than the 4 bytes that are due.',
  ],
  [`${OK}\r\n`, { body: bytes('a') }, 'Your server sent a response with an empty body.'],
  [
    HELLO,
    { body: { kind: 'contains', bytes: Buffer.from('World') } },
    'Your server sent a body in which "World" does not occur.',
  ],
  ['top secret', { never: NEVER }, 'Your server sent "top secret", which nobody may get from it.'],
];

const FIN: Came = { end: 'fin' };
const cases = rows.map(([text, expected, sentence, came = FIN]) => ({
  finding: findingIn(text, expected, came),
  sentence,
}));

test.each(cases)('$finding.code: $sentence', ({ finding, sentence }) => {
  expect(say(finding)).toBe(sentence);
});

const surplus = (message: string, expected: Partial<ExpectedMessage> = {}): FindingBody => {
  const first = new MessageJudge({ ...RESPONSE, ...expected });
  first.judge({ bytes: Buffer.from(message), elapsedMs: 0, final: false });
  return findingIn('!!', {}, { around: { from: 0, answered: first.answered } });
};
const others: [FindingBody, string, Partial<Circumstances>?][] = [
  [surplus(HELLO), 'Your server sent more than the 5 bytes that its Content-Length says: "!!".'],
  [surplus(`${CHUNKED}0\r\n\r\n`), 'Your server sent more behind the end of its response: "!!".'],
  [
    surplus(HELLO.slice(0, -5), { to: 'HEAD' }),
    'Your server sent a body where there is none: behind the answer to HEAD, or a status such as 204.',
  ],
  [
    {
      code: 'http.client-refused',
      message: 'response',
      from: 0,
      wire: { length: 0, spans: [] },
      offset: 0,
      errno: 'HPE_CR_EXPECTED',
      reason: 'Parse Error: Missing expected CR',
    },
    "Node's own HTTP client refused what your server sent: Parse Error: Missing expected CR (HPE_CR_EXPECTED).",
  ],
  [
    findingIn(''),
    'Your server died of SIGSEGV before it sent a response.',
    { crash: exited(null, 'SIGSEGV') },
  ],
  [
    findingIn(OK),
    'Your server ended with exit code 1 in the middle of its head: an empty line ends the head.',
    { crash: exited(1) },
  ],
];

test.each(others.map(([finding, sentence, known]) => ({ finding, sentence, known })))(
  '$finding.code: $sentence',
  ({ finding, sentence, known }) => {
    expect(say(finding, known)).toBe(sentence);
  },
);

test('each finding about HTTP has words that are tested', () => {
  const told = new Set(
    [...cases.map(({ finding }) => finding), ...others.map(([body]) => body)].map(
      ({ code }) => code,
    ),
  );
  const codes = FINDING_CODES.filter(isHttpCode);
  expect(codes.filter((code) => !told.has(code))).toEqual([]);
});

test('what a program sends does not make a headline long, nor odd', () => {
  const odd = `${OK}${'\u001b[2J'.repeat(3000)}: x\r\n\r\n`;
  const sentence = say(findingIn(odd));
  expect(sentence).toMatch(/^[ -~…]*$/);
  expect(columns(sentence)).toBeLessThan(200);
});
