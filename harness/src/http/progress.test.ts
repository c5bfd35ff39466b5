import { HttpParser } from './parser';

const push = (parser: HttpParser, text: string) => parser.push(Buffer.from(text, 'latin1'));

test('a parser tells how far a message has come before it is complete', () => {
  const parser = new HttpParser({ kind: 'response' });
  expect(parser.progress).toMatchObject({ within: 'nothing', fields: [], received: 0 });
  push(parser, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX');
  expect(parser.progress).toMatchObject({
    within: 'head',
    line: { status: 200 },
    fields: [{ name: 'Content-Length', value: '5' }],
  });
  push(parser, ': y\r\n\r\nhel');
  expect(parser.progress).toMatchObject({
    within: 'body',
    framing: { by: 'content-length', bytes: 5 },
    received: 3,
  });
  push(parser, 'lo!');
  expect(parser.progress.within).toBe('rest');
  expect(parser.offset).toBe('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello!'.length);
});

test('a message is complete at its last byte, and its end is told by its offsets', () => {
  const parser = new HttpParser({ kind: 'request', messages: 2 });
  expect(push(parser, 'GET / HTTP/1.1\r\n\r').map(({ kind }) => kind)).toEqual([]);
  expect(push(parser, '\nGET')).toMatchObject([
    { kind: 'head' },
    { kind: 'complete', message: { at: 0, length: 18, bodyLength: 0 } },
  ]);
  expect(parser.progress.within).toBe('head');
});

test('offsets of names and values lead to their bytes', () => {
  const text = 'HTTP/1.1 200 OK\r\nA:  b \r\nC : d\r\n\r\n';
  const [head] = push(new HttpParser({ kind: 'response' }), text).filter(
    (event) => event.kind === 'head',
  );
  const fields = head!.head.fields.map(({ at, length, valueAt, value }) => [
    text.slice(at, at + length),
    text.slice(valueAt, valueAt + value.length),
  ]);
  expect(fields).toEqual([
    ['A:  b \r\n', 'b'],
    ['C : d\r\n', 'd'],
  ]);
});
