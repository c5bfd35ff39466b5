import type { Field, Framing, Head, Placed } from '../model/http';
import type { Deviation } from '../model/http-deviation';

export interface Chunk extends Placed {
  size: number;
  /** What stands behind the size, a character a byte. */
  extension: string;
}

export interface Complete extends Placed {
  framing: Framing;
  /** Bytes of content, without the framing of chunks. */
  bodyLength: number;
  trailers: readonly Field[];
}

/** What a parser tells, in the order in which it becomes certain. */
export type HttpEvent =
  | { kind: 'head'; head: Head }
  /** The line of a chunk's size, also that of the last chunk. */
  | { kind: 'chunk'; chunk: Chunk }
  /** Some of the body: a view of what was pushed. */
  | { kind: 'body'; at: number; bytes: Uint8Array }
  | { kind: 'complete'; message: Complete }
  /** What is not parsed: behind the last message that is due, a lost framing, or a 101. */
  | { kind: 'rest'; at: number; bytes: Uint8Array }
  | { kind: 'deviation'; deviation: Deviation };

export type Emit = (event: HttpEvent) => void;
export type Report = (deviation: Deviation) => void;
