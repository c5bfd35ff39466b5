import fc from 'fast-check';
import { findingIn } from '../../judge/http.test-data';
import type { ExpectedMessage } from '../../judge/http-expected';
import { isHttpCode } from '../../model/http-finding';
import { literal } from '../../model/payload';
import { neutralFinding } from '../golden/neutral-attempt';
import { columns } from '../printable';
import { styleFor } from '../style';
import type { HttpFinding } from '../words/http/place';
import { httpSection } from './section';

const WIDTH = 76;
const HELLO = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello';
const STRICT = { strict: true };
const is = (...values: string[]) => ({ is: () => false, due: { how: 'is', values } as const });

function find(text: string, expected: Partial<ExpectedMessage> = {}): HttpFinding {
  const body = findingIn(text, expected);
  if (!isHttpCode(body.code)) throw new Error(body.code);
  return { ...body, step: 1, at: 0, timing: false } as HttpFinding;
}
const shown = (finding: HttpFinding): string[] =>
  httpSection(finding, WIDTH, styleFor(false), false).map((line) => line.replace(/^ {4}/, ''));

test('the wire is split at line ends, with the first wrong byte, the meaning and the rule', () => {
  expect(shown(find(HELLO.replace('html\r', 'html'), STRICT))).toEqual([
    'saw        "HTTP/1.1 200 OK\\r\\n"',
    '           "Content-Type: text/html\\n"',
    '                                   ^^ byte 40',
    '           "Content-Length: 5\\r\\n"',
    '           "\\r\\n"',
    'read as    2 fields; a body of 5 bytes, as Content-Length says',
    'rule       RFC 9112 §2.2',
  ]);
});

test('what the case asks for stands above what came', () => {
  expect(shown(find(HELLO, { status: is('404', '5xx') })).slice(0, 3)).toEqual([
    'expected   status 404 or 5xx',
    'saw        "HTTP/1.1 200 OK\\r\\n"',
    '                     ^ byte 9',
  ]);
  expect(
    shown(find(HELLO, { fields: [{ name: 'Allow', there: 'must', value: is('GET') }] })),
  ).toContain('expected   Allow: GET');
});

test('bodies are compared as all bytes are, above the head that they came with', () => {
  const body = { kind: 'bytes', bytes: literal(Buffer.from('hallo')) } as const;
  expect(shown(find(HELLO, { body }))).toEqual([
    'expected   "hallo" (5 bytes)',
    'saw        "hello" (5 bytes)',
    '             ^ byte 1',
    'behind     HTTP/1.1 200 OK',
    '           Content-Type: text/html',
    '           Content-Length: 5',
    '           a body of 5 bytes, as Content-Length says',
  ]);
});

test('where bytes are missing, the caret stands behind the last one', () => {
  expect(shown(find(HELLO.slice(0, -2))).slice(4, 6)).toEqual([
    '           "hel"',
    '               ^ byte 66',
  ]);
  expect(shown(find(''))[0]).toBe('saw        nothing');
});

test('of many lines the first and those around the fault are shown', () => {
  const fields = Array.from({ length: 40 }, (_, at) => `X-${at}: y\r\n`).join('');
  const rows = shown(find(`HTTP/1.1 200 OK\r\n${fields}Z : z\r\n\r\n`, STRICT));
  expect(rows.length).toBeLessThan(18);
  expect(rows.find((row) => row.includes('Z : z'))).toBeDefined();
  expect(rows.some((row) => /… \d+ lines …/.test(row))).toBe(true);
});

test('of a long line what is around the fault is shown', () => {
  const line = `X: ${'y'.repeat(300)}\0${'z'.repeat(300)}`;
  const rows = shown(find(`HTTP/1.1 200 OK\r\n${line}\r\n\r\n`));
  const at = rows.findIndex((row) => row.includes('\\0'));
  expect(rows[at]).toMatch(/ … \d+ bytes … "y+\\0z+" … \d+ bytes …$/);
  expect(rows[at + 1]!.indexOf('^')).toBe(rows[at]!.indexOf('\\0'));
});

test('nothing is wider than the report, or is anything but plain text, whatever came', () => {
  const noise = fc.string({ unit: 'binary-ascii', maxLength: 120 });
  const line = fc.string({
    unit: fc.constantFrom('a', '\x1b', '\0', '\xff', ':', ' ', '"'),
    maxLength: 300,
  });
  const text = fc.oneof(
    noise,
    fc.array(line, { maxLength: 30 }).map((lines) => `HTTP/1.1 200 OK\r\n${lines.join('\r\n')}`),
  );
  fc.assert(
    fc.property(text, (came) => {
      const finding = find(`${came}\r\nContent-Length: x\r\n\r\n`, {
        ...STRICT,
        status: is('404'),
      });
      for (const row of shown(finding)) {
        expect(row).toMatch(/^[ -~…§]*$/);
        expect(columns(row) + 4).toBeLessThanOrEqual(WIDTH);
      }
    }),
  );
});

test('a golden report shows of what came only what was sure to be there', () => {
  const stable = (text: string, expected?: Partial<ExpectedMessage>) =>
    (neutralFinding(find(text, expected)) as HttpFinding).wire;
  expect(stable(HELLO, { status: is('404') }).length).toBe(HELLO.length - 5);
  expect(stable('<h1>').length).toBe(1);
  expect(stable(HELLO.slice(0, -1)).length).toBe(HELLO.length - 1);
});
