import type { Payload } from './payload';

const BLOCK = 4096;
/** 64 printable characters, so that a text payload is UTF-8 and holds no line end. */
const LETTERS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -');

/** `length` bytes that depend on `seed` alone; block by block, so that any window is cheap. */
export function random(length: number, seed: number, as: 'bytes' | 'text'): Payload {
  let cached = -1;
  let block: Buffer = Buffer.alloc(0);
  const blockAt = (index: number): Buffer => {
    if (index !== cached) {
      block = makeBlock(seed, index, as);
      cached = index;
    }
    return block;
  };
  return {
    length,
    read(offset, wanted) {
      const out = Buffer.alloc(Math.max(0, Math.min(wanted, length - offset)));
      for (let at = 0; at < out.length; ) {
        const position = offset + at;
        at += blockAt(Math.floor(position / BLOCK)).copy(out, at, position % BLOCK);
      }
      return out;
    },
  };
}

function makeBlock(seed: number, index: number, as: 'bytes' | 'text'): Buffer {
  const block = Buffer.allocUnsafe(BLOCK);
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0;
  for (let at = 0; at < BLOCK; at += 4) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    block.writeInt32LE((mixed ^ (mixed >>> 14)) | 0, at);
  }
  if (as === 'text') for (let at = 0; at < BLOCK; at++) block[at] = LETTERS[block[at]! & 63]!;
  return block;
}
