import { HttpParser } from './parser';

const PIECE = 64 << 10;
const SIZE = 8 << 20;
const body = Buffer.alloc(SIZE, 'some of a body, ');
const SMALL_CHUNKS = 8 << 10;

function pieces(whole: Buffer): Buffer[] {
  const out: Buffer[] = [];
  for (let at = 0; at < whole.length; at += PIECE) out.push(whole.subarray(at, at + PIECE));
  return out;
}

/** Parses, and compares each slice of the body as a judge would. */
function parse(parts: readonly Buffer[]): number {
  const parser = new HttpParser({ kind: 'response' });
  let at = 0;
  for (const part of parts) {
    for (const event of parser.push(part)) {
      if (event.kind !== 'body') continue;
      if (Buffer.compare(event.bytes, body.subarray(at, at + event.bytes.length)) !== 0) return -1;
      at += event.bytes.length;
    }
  }
  return at;
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const copy = Buffer.from(body);
function compareAlone(): void {
  for (let at = 0; at < SIZE; at += PIECE) {
    const differs = Buffer.compare(copy.subarray(at, at + PIECE), body.subarray(at, at + PIECE));
    if (differs !== 0) throw new Error('differs');
  }
}

const head = 'HTTP/1.1 200 OK\r\n';
const chunk = Buffer.concat([
  Buffer.from('2000\r\n'),
  body.subarray(0, SMALL_CHUNKS),
  Buffer.from('\r\n'),
]);

test.each([
  ['a length', [Buffer.from(`${head}Content-Length: ${SIZE}\r\n\r\n`), body], 4],
  [
    'chunks of 8 KiB',
    [
      Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`),
      ...Array.from({ length: SIZE / SMALL_CHUNKS }, () => chunk),
      Buffer.from('0\r\n\r\n'),
    ],
    20,
  ],
])('8 MiB by %s takes little more than to compare them', (_by, parts, most) => {
  const message = pieces(Buffer.concat(parts));
  expect(parse(message)).toBe(SIZE);
  // In turns, and the least of each: the rest is what the machine did meanwhile.
  const rounds = Array.from({ length: 12 }, () => [
    timed(() => parse(message)),
    timed(compareAlone),
  ]);
  const [parsed, compared] = [0, 1].map((which) => Math.min(...rounds.map((ms) => ms[which]!)));
  expect(parsed).toBeLessThan(most * compared! + 2);
});
