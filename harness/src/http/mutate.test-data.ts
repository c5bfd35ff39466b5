/** What turns one meaning into another: put in, put in place of a byte, or doubled. */
const PIECES = [
  ...['\r', '\n', '\r\n', ' ', '\t', ':', ';', ',', '=', '"', '\0', '\x01', '\x7f', '\x80', '\xff'],
  ...['0', '1', '5', 'a', 'F', '+', '-', '/', '.', '%', '#', '*', '?', 'HTTP/1.1', 'HTTP/1.0'],
  ...['\r\n\r\n', '\r\n ', 'Content-Length: 3\r\n', 'Transfer-Encoding: chunked\r\n', 'chunked'],
  ...['Connection: close\r\n', 'HEAD ', ' 204 ', ' 100 ', '0\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n'],
];

/** The text with one to three of its bytes changed, the same for the same seed. */
export function mutate(text: string, seed: number): Buffer {
  let state = (seed ^ 0x9e3779b9) | 0;
  const below = (most: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  let changed = text;
  for (let times = 1 + below(3); times > 0; times--) {
    const at = below(changed.length + 1);
    const stop = at + below(4);
    const pieces = ['', changed.slice(at, at + 12), ...PIECES, ...PIECES];
    changed = changed.slice(0, at) + pieces[below(pieces.length)] + changed.slice(stop);
  }
  return Buffer.from(changed, 'latin1');
}
