import fc from 'fast-check';
import { excerpt } from '../../model/excerpt';
import { literal, type Payload } from '../../model/payload';
import { compare, type Compared } from './compare';
import { columns } from '../printable';

const LIMIT = 65;
const piece = fc
  .oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => Buffer.from(text)),
    fc.constantFrom(
      '"',
      '\\',
      '…',
      'é',
      'é',
      'а',
      'a',
      '\0',
      '\x01',
      '##[',
      '\u200b',
      '漢',
      '👋',
      ' ',
    ),
  )
  .map((part) => Buffer.from(part));
const bytes = fc
  .array(fc.tuple(piece, fc.oneof(fc.constant(1), fc.constantFrom(1, 2, 100, 700))), {
    maxLength: 4,
  })
  .map((parts) => Buffer.concat(parts.flatMap(([part, times]) => Array<Buffer>(times).fill(part))));

function shown(expected: Uint8Array, actual: Uint8Array, limit = LIMIT): Compared {
  const differsAt = difference(expected, actual);
  const cut = (all: Uint8Array): Payload => literal(all);
  return compare(
    excerpt(cut(expected), differsAt),
    excerpt(cut(actual), differsAt),
    differsAt,
    limit,
  );
}

function difference(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

const two = fc
  .oneof(
    fc.tuple(bytes, bytes),
    fc
      .tuple(bytes, piece, piece, bytes)
      .map(([head, a, b, tail]): [Buffer, Buffer] => [
        Buffer.concat([head, a, tail]),
        Buffer.concat([head, b, tail]),
      ]),
  )
  .filter(([a, b]) => Buffer.compare(a, b) !== 0);

test('bytes that differ never look alike', () => {
  fc.assert(
    fc.property(two, ([expected, actual]) => {
      const { expected: above, saw: below } = shown(expected, actual);
      expect(above.normalize('NFKC')).not.toBe(below.normalize('NFKC'));
    }),
    { numRuns: 500 },
  );
});

test('the lines first differ inside the byte that the caret marks', () => {
  fc.assert(
    fc.property(two, ([expected, actual]) => {
      const { expected: above, saw: below, caret, caretWidth } = shown(expected, actual);
      const at = difference(above, below);
      const column = columns(above.slice(0, at));
      expect(column).toBeGreaterThanOrEqual(caret);
      expect(column).toBeLessThan(caret + caretWidth);
    }),
    { numRuns: 500 },
  );
});

test('no line is wider than its limit', () => {
  fc.assert(
    fc.property(two, fc.integer({ min: 60, max: 110 }), ([expected, actual], limit) => {
      const lines = shown(expected, actual, limit);
      expect(columns(lines.expected)).toBeLessThanOrEqual(limit);
      expect(columns(lines.saw)).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 500 },
  );
});

test('every line is well-formed: whole bytes in quotes, with marks between', () => {
  const wellFormed =
    /^"(\\x[0-9a-f]{2}|\\[nrt0"\\]|[^"\\])*("( … \d+ bytes? … )"(\\x[0-9a-f]{2}|\\[nrt0"\\]|[^"\\])*)*"( … \d+ bytes? …)?$/u;
  fc.assert(
    fc.property(two, ([expected, actual]) => {
      const lines = shown(expected, actual);
      expect(lines.expected).toMatch(wellFormed);
      expect(lines.saw).toMatch(wellFormed);
    }),
    { numRuns: 500 },
  );
});

function pair(expected: string | Uint8Array, actual: string | Uint8Array): string[] {
  const {
    expected: above,
    saw,
    caret,
    caretWidth,
  } = shown(Buffer.from(expected), Buffer.from(actual));
  return [above, saw, ' '.repeat(caret) + '^'.repeat(caretWidth)];
}

test('a missing byte is marked where it belongs', () => {
  expect(pair('Hello, server!', 'Hel')).toEqual(['"Hello, server!"', '"Hel"', '    ^']);
});

test('a surplus byte is marked as wide as its escape', () => {
  expect(pair('ping', 'ping\0')).toEqual(['"ping"', '"ping\\0"', '     ^^']);
});

test('UTF-8 is shown as text if what differs is ASCII', () => {
  expect(pair('héllo ✓', 'héllo')).toEqual(['"héllo ✓"', '"héllo"', '      ^']);
});

test('UTF-8 is shown as escapes if what differs is not', () => {
  expect(pair('hé', 'hè')).toEqual(['"h\\xc3\\xa9"', '"h\\xc3\\xa8"', '      ^^^^']);
  expect(pair('hé', Buffer.from('h\xc3', 'latin1'))).toEqual([
    '"h\\xc3\\xa9"',
    '"h\\xc3"',
    '      ^',
  ]);
});

test('of long bytes the neighbourhood of the difference is shown', () => {
  expect(pair('A'.repeat(2000), 'A'.repeat(1024))).toEqual([
    '"AAAAAA" … 1005 bytes … "AAAAAAAAAAAAAAAAAAA" … 967 bytes … "AAA"',
    '"AAAAAA" … 1005 bytes … "AAAAAAAAAAAAA"',
    '                                      ^',
  ]);
});
