import type { Payload } from './payload';

const BASE = 64 * 1024;
const BLOCK = 4096;
/** 64 printable characters, so that a text payload is UTF-8 and holds no line end. */
const LETTERS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -');
const bases = new Map<string, Buffer>();

/**
 * `length` bytes that depend on `seed` alone. Each block is a window of one random buffer, marked
 * with the block's number: any part is made at the speed of a copy, and no two blocks are alike.
 */
export function random(length: number, seed: number, as: 'bytes' | 'text'): Payload {
  return {
    length,
    read(offset, wanted) {
      const out = Buffer.allocUnsafe(Math.max(0, Math.min(wanted, length - offset)));
      for (let at = 0; at < out.length;) {
        const position = offset + at;
        const block = blockAt(seed, as, Math.floor(position / BLOCK));
        at += block.copy(out, at, position % BLOCK);
      }
      return out;
    },
  };
}

function blockAt(seed: number, as: 'bytes' | 'text', index: number): Buffer {
  const base = baseOf(seed, as);
  const from = Math.imul(index, 2_654_435_761) >>> 0;
  const block = Buffer.from(base.subarray(from % BASE, (from % BASE) + BLOCK));
  for (let digit = 0; digit < 4; digit++) block[digit] = LETTERS[(index >>> (6 * digit)) & 63]!;
  return block;
}

function baseOf(seed: number, as: 'bytes' | 'text'): Buffer {
  const key = `${seed} ${as}`;
  let base = bases.get(key);
  if (!base) bases.set(key, (base = makeBase(seed, as)));
  return base;
}

/** The mulberry32 generator. */
function makeBase(seed: number, as: 'bytes' | 'text'): Buffer {
  const base = Buffer.allocUnsafe(BASE + BLOCK);
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  for (let at = 0; at < base.length; at += 4) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    base.writeInt32LE((mixed ^ (mixed >>> 14)) | 0, at);
  }
  if (as === 'text') for (let at = 0; at < base.length; at++) base[at] = LETTERS[base[at]! & 63]!;
  return base;
}
