import fc from 'fast-check';
import { Search } from './search';

test('bytes are found where they begin, however the stream is cut', () => {
  const some = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 });
  const wanted = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 6 }), wanted, (pieces, needle) => {
      const search = new Search(Buffer.from(needle));
      const found = pieces.map((piece) => search.push(Buffer.from(piece)));
      const at = pieces.join('').indexOf(needle);
      expect(found.find((one) => one !== undefined)).toBe(at < 0 ? undefined : at);
    }),
  );
});
