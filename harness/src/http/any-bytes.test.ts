import fc from 'fast-check';
import { CORPUS } from './corpus/index.test-data';
import { mutate } from './mutate.test-data';
import { readAll, type Read } from './read.test-data';
import type { ParserOptions } from './parser-options';

const options: fc.Arbitrary<ParserOptions> = fc.record({
  kind: fc.constantFrom('request' as const, 'response' as const),
  messages: fc.constantFrom(1, 2, Infinity),
  methods: fc.constantFrom(['GET'], ['HEAD'], ['HEAD', 'GET']),
});

const CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n';

/** Bodies and the rest are the bytes at their offsets, in order, and nothing is read twice. */
function expectAccounted(bytes: Buffer, read: Read): void {
  let from = 0;
  for (const { head, complete } of read.messages) {
    expect(head.at).toBeGreaterThanOrEqual(from);
    from = complete ? complete.at + complete.length : head.at + head.length;
  }
  expect(from).toBeLessThanOrEqual(bytes.length);
  if (read.restAt === undefined) return;
  expect(read.restAt).toBeGreaterThanOrEqual(from);
  expect(read.rest).toEqual(bytes.subarray(read.restAt));
}

test('any bytes are read to their end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), options, (bytes, given) => {
      expectAccounted(Buffer.from(bytes), readAll([bytes], given, 'fin'));
    }),
    { numRuns: 700 },
  );
});

test('messages with some of their bytes changed are read to their end', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CORPUS), fc.nat(), options, (sample, seed, given) => {
      const bytes = mutate(sample.bytes, seed);
      expectAccounted(bytes, readAll([bytes], given, 'fin'));
      expectAccounted(bytes, readAll([bytes], sample.options, 'rst'));
    }),
    { numRuns: 1000 },
  );
});

test('what was changed reads the same in one piece as byte by byte', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CORPUS), fc.nat(), options, (sample, seed, given) => {
      const bytes = mutate(sample.bytes, seed);
      const single = [...bytes].map((byte) => Uint8Array.of(byte));
      expect(readAll(single, given, 'fin')).toEqual(readAll([bytes], given, 'fin'));
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['CR', `GET / HTTP/1.1\r\nX: ${'\r'.repeat(60_000)}y\r\n\r\n`],
  ['whitespace before no colon', `GET / HTTP/1.1\r\nX${' '.repeat(60_000)}y: z\r\n\r\n`],
  ['escaped quotes', `GET / HTTP/1.1\r\n${CHUNKED}5;a="${'\\"'.repeat(30_000)}\r\n`],
  ['extensions', `GET / HTTP/1.1\r\n${CHUNKED}5${';a=b'.repeat(16_000)}\x01\r\n`],
  ['commas', `GET / HTTP/1.1\r\nContent-Length: ${'5,'.repeat(30_000)}\r\n\r\n`],
])('a line of much %s takes little time', (_much, text) => {
  const start = performance.now();
  readAll([Buffer.from(text, 'latin1')], { kind: 'request' });
  expect(performance.now() - start).toBeLessThan(2000);
});
