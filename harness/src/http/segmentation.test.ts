import fc from 'fast-check';
import { CORPUS } from './corpus/index.test-data';
import { readAll } from './read.test-data';

const sample = fc.constantFrom(...CORPUS);

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  places.sort((a, b) => a - b);
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

test('every message reads the same byte by byte as in one piece', () => {
  for (const { bytes, options, end } of CORPUS) {
    const whole = Buffer.from(bytes, 'latin1');
    const single = [...whole].map((byte) => Uint8Array.of(byte));
    expect(readAll(single, options, end)).toEqual(readAll([whole], options, end));
  }
});

test('every message reads the same however it is cut', () => {
  fc.assert(
    fc.property(sample, fc.array(fc.nat()), ({ bytes, options, end }, cuts) => {
      const whole = Buffer.from(bytes, 'latin1');
      const cut = readAll(cutAt(whole, cuts), options, end);
      expect(cut).toEqual(readAll([whole], options, end));
    }),
    { numRuns: 500 },
  );
});

test('a limit strikes at the same byte however the head is cut', () => {
  const limits = { line: 20, head: 30, fields: 2 };
  fc.assert(
    fc.property(sample, fc.array(fc.nat()), ({ bytes, options, end }, cuts) => {
      const whole = Buffer.from(bytes, 'latin1');
      const cut = readAll(cutAt(whole, cuts), { ...options, limits }, end);
      expect(cut).toEqual(readAll([whole], { ...options, limits }, end));
    }),
    { numRuns: 500 },
  );
});
