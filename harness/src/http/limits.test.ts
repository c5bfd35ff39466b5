import { HttpParser } from './parser';
import { readAll } from './read.test-data';

const GET = 'GET / HTTP/1.1\r\n';
const of = (text: string) => [Buffer.from(text, 'latin1')];
const REQUEST = { kind: 'request' } as const;

test('a line may be as long as the limit', () => {
  const { messages } = readAll(of(`${GET}X: abc\r\n\r\n`), { ...REQUEST, limits: { line: 17 } });
  expect(messages[0]?.head.fields[0]?.value).toBe('abc');
});

test('a line that is too long is told before its end', () => {
  const read = readAll(of(`GET /${'a'.repeat(100)}`), { ...REQUEST, limits: { line: 40 } });
  expect(read).toMatchObject({
    deviations: [{ code: 'http.head-too-large', at: 0, limit: 'line', most: 40 }],
    restAt: 40,
  });
});

test('a head of too many bytes is told at the line that is one too many', () => {
  const read = readAll(of(`${GET}A: 1\r\nB: 2\r\n\r\n`), { ...REQUEST, limits: { head: 8 } });
  expect(read).toMatchObject({
    deviations: [{ code: 'http.head-too-large', at: 22, limit: 'head', most: 8 }],
    messages: [],
  });
});

test('too many fields are told, as many as the limit are not', () => {
  const head = of(`${GET}A: 1\r\nB: 2\r\n\r\n`);
  expect(readAll(head, { ...REQUEST, limits: { fields: 2 } }).deviations).toEqual([]);
  expect(readAll(head, { ...REQUEST, limits: { fields: 1 } })).toMatchObject({
    deviations: [{ code: 'http.head-too-large', at: 22, limit: 'fields', most: 1 }],
  });
});

test('the line of a chunk and the trailers have limits too', () => {
  const chunked = `${GET}Transfer-Encoding: chunked\r\n\r\n`;
  const long = readAll(of(`${chunked}5;${'a'.repeat(99)}`), { ...REQUEST, limits: { line: 50 } });
  expect(long.deviations).toMatchObject([{ code: 'http.head-too-large', limit: 'line', at: 46 }]);
  const many = readAll(of(`${chunked}0\r\nA: 1\r\nB: 2\r\n\r\n`), {
    ...REQUEST,
    limits: { fields: 1 },
  });
  expect(many.deviations).toMatchObject([{ code: 'http.head-too-large', limit: 'fields' }]);
});

test('a head that never ends is refused within its limits', () => {
  const parser = new HttpParser(REQUEST);
  parser.push(Buffer.from(GET));
  let pushed = 0;
  while (parser.progress.within === 'head') {
    parser.push(Buffer.from(`X: ${'a'.repeat(1000)}\r\n`));
    pushed += 1;
  }
  expect(pushed).toBe(1001);
});
