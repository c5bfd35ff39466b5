import fc from 'fast-check';
import * as z from 'zod';
import { text, type Payload } from '../model/payload';
import { requestSchema, responseSchema } from './message-schema';
import { readAll } from './read.test-data';
import { requestPayload } from './request-payload';
import { responsePayload } from './response-payload';

const body = z.string().transform(text);
const bytesOf = (payload: Payload): string =>
  Buffer.from(payload.read(0, payload.length)).toString('latin1');
const request = (spec: unknown) => bytesOf(requestPayload(requestSchema(body).parse(spec)));
const response = (spec: unknown) => bytesOf(responsePayload(responseSchema(body).parse(spec)));

test('a request needs nothing said', () => {
  expect(request({})).toBe('GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n');
});

test('a body brings its length, counted in bytes', () => {
  expect(request({ method: 'POST', host: '127.0.0.1:80', body: 'é' })).toBe(
    'POST / HTTP/1.1\r\nHost: 127.0.0.1:80\r\nContent-Length: 2\r\n\r\n\xc3\xa9',
  );
});

test('fields of the case take the place of ours, in their own order and as often as they say', () => {
  const headers = { X: ['1', 2], hOsT: 'a', 'content-length': 9 };
  expect(request({ headers, body: 'hi' })).toBe(
    'GET / HTTP/1.1\r\nX: 1\r\nX: 2\r\nhOsT: a\r\ncontent-length: 9\r\n\r\nhi',
  );
  expect(
    request({
      headers: [
        ['A', '1'],
        ['Host', 'b'],
        ['A', '2'],
      ],
    }),
  ).toBe('GET / HTTP/1.1\r\nA: 1\r\nHost: b\r\nA: 2\r\n\r\n');
});

test('null leaves out what would be added', () => {
  const headers = { Host: null, 'Content-Length': null };
  expect(request({ headers, body: 'hi' })).toBe('GET / HTTP/1.1\r\n\r\nhi');
  expect(response({ chunked: true, headers: { 'Transfer-Encoding': null } })).toBe(
    'HTTP/1.1 200 OK\r\n\r\n0\r\n\r\n',
  );
});

test('no length is added beside a Transfer-Encoding', () => {
  expect(response({ headers: { 'transfer-encoding': 'gzip' }, body: 'x' })).toBe(
    'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\nx',
  );
});

test('a response has the usual reason, another, an empty one or none', () => {
  expect(response({ status: 404, body: '' })).toBe(
    'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
  );
  expect(response({ reason: 'Fine' })).toBe('HTTP/1.1 200 Fine\r\n\r\n');
  expect(response({ status: 299 })).toBe('HTTP/1.1 299 \r\n\r\n');
  expect(response({ reason: null, version: 'HTTP/1.0' })).toBe('HTTP/1.0 200\r\n\r\n');
});

test('chunks have the sizes that are said, and the rest is one more', () => {
  const spec = { body: 'hello world', chunked: [2, 3], extension: ';a', trailers: { T: 'v' } };
  expect(response(spec)).toBe(
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n' +
      '2;a\r\nhe\r\n3;a\r\nllo\r\n6;a\r\n world\r\n0;a\r\nT: v\r\n\r\n',
  );
  expect(response({ body: 'hello world', chunked: true })).toContain('b\r\nhello world\r\n0\r\n');
});

test('lines end as is said', () => {
  expect(response({ 'line-ending': 'lf', body: 'hi' })).toBe(
    'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi',
  );
});

test('trailers without chunks are refused', () => {
  expect(responseSchema(body).safeParse({ trailers: { T: 'v' } }).success).toBe(false);
});

const name = fc.stringMatching(/^X-[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/);
const value = fc.stringMatching(/^([!-~]([ -~]{0,20}[!-~])?)?$/);
const common = {
  headers: fc.array(fc.tuple(name, value), { maxLength: 6 }),
  body: fc.string({ unit: 'binary', maxLength: 200 }),
  chunked: fc.option(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), {
    nil: undefined,
  }),
};
const requestSpec = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'BREW'),
  target: fc.webPath().map((path) => path || '/'),
  ...common,
});
const responseSpec = fc.record({ status: fc.integer({ min: 200, max: 599 }), ...common });

function expectSame(written: string, kind: 'request' | 'response', spec: fc.JsonValue & object) {
  const { headers, body, chunked } = spec as {
    headers: [string, string][];
    body: string;
    chunked: unknown;
  };
  const read = readAll([Buffer.from(written, 'latin1')], { kind });
  const [message] = read.messages;
  expect(read).toMatchObject({ deviations: [], restAt: undefined });
  expect(message?.complete?.length).toBe(written.length);
  expect(message?.body.toString()).toBe(Buffer.from(body).toString());
  expect(message?.head.framing.by).toBe(chunked ? 'chunked' : 'content-length');
  const fields = message!.head.fields.map(({ name, value }) => [name, value]);
  expect(fields.filter(([name]) => name!.startsWith('X-'))).toEqual(headers);
}

test('every right request that is written reads as itself, without deviation', () => {
  fc.assert(
    fc.property(requestSpec, (spec) => expectSame(request(spec), 'request', spec as never)),
  );
});

test('every right response that is written reads as itself, without deviation', () => {
  fc.assert(
    fc.property(responseSpec, (spec) => {
      fc.pre(spec.status !== 204 && spec.status !== 304);
      expectSame(response(spec), 'response', spec);
    }),
  );
});
