import fc from 'fast-check';
import { headOf } from '../../model/excerpt';
import { brief, literal, whole } from './literal';
import { columns } from '../printable';

const all = (bytes: Uint8Array | string): ReturnType<typeof whole> =>
  whole(Buffer.from(bytes).toString('latin1'));

test.each([
  ['ping\n', '"ping\\n"'],
  ['\0\r\t', '"\\0\\r\\t"'],
  ['say "hi"\\', '"say \\"hi\\"\\\\"'],
  ['\x01\x7f\x1b[31m', '"\\x01\\x7f\\x1b[31m"'],
  ['héllo ✓ 漢', '"héllo ✓ 漢"'],
  ['a\u202eb', '"a\\xe2\\x80\\xaeb"'],
  ['a\u200bb', '"a\\xe2\\x80\\x8bb"'],
  ['e\u0301', '"e\\xcc\\x81"'],
  ['a\u00a0b', '"a\\xc2\\xa0b"'],
  ['שלום', '"\\xd7\\xa9\\xd7\\x9c\\xd7\\x95\\xd7\\x9d"'],
  ['\ufffd', '"\\xef\\xbf\\xbd"'],
  ['x ##[error]', '"x ##\\x5berror]"'],
  ['', '""'],
])('%j is written %s', (text, written) => {
  expect(literal(all(text))).toBe(written);
});

test('bytes that are not UTF-8 are all written as escapes', () => {
  expect(literal(all(Buffer.from('é\xc3', 'latin1')))).toBe('"\\xe9\\xc3"');
});

test('what does not fit loses its middle, and the count of it is told', () => {
  expect(literal(all('Hel'.repeat(20) + 'x'.repeat(1900) + 'end'), 40)).toBe(
    '"HelHelHelHelHe" … 1943 bytes … "xxxend"',
  );
  expect(brief(all('A'.repeat(2000)), 24)).toBe('"AAAAAA"…"AA" 2000 bytes');
});

test('where only the beginning is known, nothing is made up for the end', () => {
  const known = { ...headOf(Buffer.from('abcdefgh'.repeat(20))), length: 5000 };
  expect(literal(known, 40)).toBe('"abcdefghabcdefghabcd" … 4980 bytes …');
  expect(brief(known, 24)).toBe('"abcdefgh"… 5000 bytes');
});

test('no width is exceeded where there is room for a byte at either end', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 48, max: 90 }),
      (bytes, limit) => {
        expect(columns(literal(all(bytes), limit))).toBeLessThanOrEqual(limit);
        expect(columns(brief(all(bytes), limit))).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

test('bytes that differ are written differently', () => {
  const some = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(some, some, (a, b) => {
      fc.pre(Buffer.compare(a, b) !== 0);
      expect(literal(all(a))).not.toBe(literal(all(b)));
    }),
  );
});

test('what is written can be read back: nothing in it is ambiguous', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const written = literal(all(bytes)).slice(1, -1);
      const back = written.replace(
        /\\x(..)|\\(.)|([^\\])/gsu,
        (_, hex?: string, sign?: string, char?: string) => {
          if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
          if (sign !== undefined) return { n: '\n', r: '\r', t: '\t', '0': '\0' }[sign] ?? sign;
          return Buffer.from(char!).toString('latin1');
        },
      );
      expect(Buffer.from(back, 'latin1')).toEqual(Buffer.from(bytes));
    }),
  );
});
