/** Bytes that need not be in memory: any window of them can be made at any time. */
export interface Payload {
  /** Length in bytes. */
  readonly length: number;
  /**
   * The bytes from `offset`, at most `length` of them; fewer only at the end.
   * @param room may be used for them, if it is large enough: who reads megabytes leaves no garbage.
   */
  read(offset: number, length: number, room?: Uint8Array): Uint8Array;
}

export function literal(bytes: Uint8Array): Payload {
  return {
    length: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

export function text(value: string): Payload {
  return literal(Buffer.from(value, 'utf8'));
}

export const EMPTY = literal(new Uint8Array());

export function repeated(unit: Uint8Array, times: number): Payload {
  const total = unit.length * times;
  return {
    length: total,
    read(offset, length, room) {
      const out = spaceFor(Math.min(length, total - offset), room);
      for (let at = 0; at < out.length;) {
        const from = (offset + at) % unit.length;
        at += copyInto(out, at, unit.subarray(from));
      }
      return out;
    },
  };
}

export function joined(parts: readonly Payload[]): Payload {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  return {
    length: total,
    read(offset, length, room) {
      const out = spaceFor(Math.min(length, total - offset), room);
      let start = 0;
      let filled = 0;
      for (const part of parts) {
        const from = offset + filled - start;
        if (filled < out.length && from < part.length) {
          const rest = out.subarray(filled);
          filled += copyInto(out, filled, part.read(from, rest.length, rest));
        }
        start += part.length;
      }
      return out;
    },
  };
}

/** The bytes from `start` up to `end`. */
export function part(payload: Payload, start: number, end = payload.length): Payload {
  const total = Math.max(0, end - start);
  return {
    length: total,
    read: (offset, length, room) =>
      payload.read(start + offset, Math.max(0, Math.min(length, total - offset)), room),
  };
}

/** So many bytes of `room`, or of a new buffer where that is too small. */
export function spaceFor(length: number, room: Uint8Array | undefined): Buffer {
  if (!room || room.length < length) return Buffer.allocUnsafe(Math.max(0, length));
  return Buffer.from(room.buffer, room.byteOffset, Math.max(0, length));
}

function copyInto(target: Uint8Array, at: number, source: Uint8Array): number {
  const part = source.subarray(0, target.length - at);
  target.set(part, at);
  return part.length;
}
