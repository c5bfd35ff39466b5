import fc from 'fast-check';
import { Wire } from './wire';

function wireOf(...pieces: string[]): Wire {
  const wire = new Wire();
  for (const piece of pieces) wire.push(Buffer.from(piece, 'latin1'));
  return wire;
}

test('a short message is kept whole, however it came', () => {
  expect(wireOf('HTTP/1.1 2', '00 OK\r\n').excerpt(3)).toEqual({
    length: 17,
    spans: [{ from: 0, bytes: 'HTTP/1.1 200 OK\r\n' }],
  });
  expect(wireOf().excerpt(0)).toEqual({ length: 0, spans: [] });
});

test('of a long one the start, the place and the end are told, each with its offset', () => {
  const text = Array.from({ length: 5000 }, (_, at) => String(at % 10)).join('');
  const { spans } = wireOf(text).excerpt(3000);
  expect(spans.map(({ from, bytes }) => [from, bytes.length])).toEqual([
    [0, 1024],
    [2744, 512],
    [4936, 64],
  ]);
  expect(spans.every(({ from, bytes }) => text.slice(from, from + bytes.length) === bytes)).toBe(
    true,
  );
});

test('of megabytes the latest bytes are known, and what an excerpt shows is right', () => {
  const wire = new Wire();
  const piece = Buffer.from(Array.from({ length: 50_000 }, (_, at) => at % 251));
  for (let round = 0; round < 40; round++) wire.push(piece);
  expect(wire.length).toBe(2_000_000);
  const focus = fc.nat(2_000_000);
  fc.assert(
    fc.property(focus, (at) => {
      const { spans } = wire.excerpt(at);
      for (const { from, bytes } of spans) {
        const due = Array.from(
          { length: bytes.length },
          (_, index) => ((from + index) % 50_000) % 251,
        );
        expect(Array.from(Buffer.from(bytes, 'latin1'))).toEqual(due);
      }
      expect(spans.at(-1)!.from + spans.at(-1)!.bytes.length).toBe(2_000_000);
    }),
    { numRuns: 30 },
  );
});
