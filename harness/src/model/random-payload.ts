import { spaceFor, type Payload } from './payload';

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
    read(offset, wanted, room) {
      const out = spaceFor(Math.min(wanted, length - offset), room);
      const base = baseOf(seed, as);
      for (let at = 0; at < out.length;) {
        const position = offset + at;
        at += copyBlock(base, Math.floor(position / BLOCK), position % BLOCK, out.subarray(at));
      }
      return out;
    },
  };
}

/** A block from its byte `from` on, as far as there is room. */
function copyBlock(base: Buffer, index: number, from: number, out: Uint8Array): number {
  const window = (Math.imul(index, 2_654_435_761) >>> 0) % BASE;
  const copied = base.copy(out, 0, window + from, window + BLOCK);
  for (let digit = from; digit < 4 && digit - from < copied; digit++) {
    out[digit - from] = LETTERS[(index >>> (6 * digit)) & 63]!;
  }
  return copied;
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
