import fc from 'fast-check';
import { literal } from '../model/payload';
import { piecesOf, sendSchema, type SendSpec } from './pieces';

function sent(written: unknown, bytes: string): string[] {
  const value = sendSchema.parse(written);
  const pieces = piecesOf(value, literal(Buffer.from(bytes)));
  return pieces.map((piece) => Buffer.from(piece.read(0, piece.length)).toString());
}

test('Bytes are cut where cut-at says, and go out whole without it.', () => {
  expect(sent('ping\n', 'ping\n')).toEqual(['ping\n']);
  expect(sent({ bytes: 'ping\n', 'cut-at': [1, 4] }, 'ping\n')).toEqual(['p', 'ing', '\n']);
});

test('Pieces are as equal as they can be.', () => {
  expect(sent({ bytes: 'abcdefg', pieces: 3 }, 'abcdefg')).toEqual(['ab', 'cde', 'fg']);
  expect(sent({ bytes: 'abc', pieces: 3 }, 'abc')).toEqual(['a', 'b', 'c']);
});

test('Pieces put together are the bytes, and none is empty.', () => {
  const cut = fc
    .uint8Array({ minLength: 2, maxLength: 200 })
    .chain((bytes) =>
      fc.record({ bytes: fc.constant(bytes), pieces: fc.integer({ min: 2, max: bytes.length }) }),
    );
  fc.assert(
    fc.property(cut, ({ bytes, pieces }) => {
      const value: SendSpec = { bytes: '', pieces };
      const parts = piecesOf(value, literal(bytes)).map((one) => one.read(0, one.length));
      expect(parts).toHaveLength(pieces);
      expect(parts.every((one) => one.length > 0)).toBe(true);
      expect(Buffer.concat(parts)).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each([
  [{ bytes: 'abc', 'cut-at': [3] }, 'a cut must lie inside the bytes'],
  [{ bytes: 'abc', 'cut-at': [2, 1] }, 'offsets that rise'],
  [{ bytes: 'abc', pieces: 4 }, 'each piece hold a byte'],
  [{ bytes: 'abc', pieces: 2, 'cut-at': [1] }, 'by cut-at, such as [3, 10], or into a number'],
  [{ bytes: 'abc' }, 'by cut-at, such as [3, 10], or into a number'],
  [{ bytes: { random: 500, seed: 1 }, pieces: 500, every: '1s' }, 'within 20 s'],
])('Pieces that can not be sent are refused: %j', (written, message) => {
  const { error } = sendSchema.safeParse(written);
  expect(JSON.stringify(error?.issues)).toContain(message);
});
