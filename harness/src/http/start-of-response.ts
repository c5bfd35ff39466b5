const START = Buffer.from('HTTP/');

/**
 * Where bytes that must begin a status line first differ from `HTTP/`, so that what is no HTTP is
 * told before a line end, which may never come.
 * @param held how many bytes of the line have come before.
 * @returns an index in `bytes`, or -1.
 */
export function differsFromStart(bytes: Uint8Array, from: number, held: number): number {
  for (let index = from; index < bytes.length && held < START.length; index++, held++) {
    const byte = bytes[index];
    // An empty line in front is another matter.
    if (held === 0 && (byte === 0x0d || byte === 0x0a)) return -1;
    if (byte !== START[held]) return index;
  }
  return -1;
}
