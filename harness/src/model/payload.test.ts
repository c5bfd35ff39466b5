import fc from 'fast-check';
import { joined, literal, repeated, text, type Payload } from './payload';
import { random } from './random-payload';

const whole = (payload: Payload): Buffer => Buffer.from(payload.read(0, payload.length));

const payloads: fc.Arbitrary<Payload> = fc.letrec<{ payload: Payload; leaf: Payload }>((tie) => ({
  payload: fc.oneof(tie('leaf'), fc.array(tie('leaf'), { maxLength: 4 }).map(joined)),
  leaf: fc.oneof(
    fc.uint8Array({ maxLength: 50 }).map(literal),
    fc
      .tuple(fc.uint8Array({ minLength: 1, maxLength: 7 }), fc.integer({ min: 1, max: 20 }))
      .map(([unit, times]) => repeated(unit, times)),
    fc
      .tuple(fc.integer({ min: 0, max: 9000 }), fc.nat(9))
      .map(([length, seed]) => random(length, seed, 'text')),
  ),
})).payload;

test('any window of a payload holds the same bytes as the whole', () => {
  fc.assert(
    fc.property(payloads, fc.nat(10_000), fc.nat(10_000), (payload, offset, length) => {
      const window = Buffer.from(payload.read(offset, length));
      expect(window.equals(whole(payload).subarray(offset, offset + length))).toBe(true);
    }),
  );
});

test('a text payload is printable and has no line end', () => {
  expect(whole(random(100_000, 7, 'text')).toString('latin1')).toMatch(/^[A-Za-z0-9 -]+$/);
});

test('no two blocks of a random payload are alike', () => {
  const bytes = whole(random(4096 * 300, 3, 'bytes'));
  const blocks = Array.from({ length: 300 }, (_, i) =>
    bytes.subarray(i * 4096, (i + 1) * 4096).toString('latin1'),
  );
  expect(new Set(blocks).size).toBe(300);
});

test('a text is its UTF-8 bytes', () => {
  expect(whole(text('é✓')).toString('hex')).toBe('c3a9e29c93');
});
