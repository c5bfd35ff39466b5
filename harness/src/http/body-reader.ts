import type { Field, Framing } from '../model/http';
import { ChunkedBody } from './chunked-body';
import type { Emit } from './event';
import type { Limits } from './limits';
import { SizedBody } from './sized-body';

/** Finds the end of one body, however it is framed. */
export interface BodyReader {
  readonly state: 'open' | 'complete' | 'lost';
  /** Bytes of content so far. */
  readonly received: number;
  readonly trailers: readonly Field[];
  /**
   * Takes some of the bytes, at least one.
   * @param at the offset of `bytes[from]` in the stream.
   * @returns how many.
   */
  take(bytes: Uint8Array, from: number, at: number): number;
  /** The connection is over at offset `at`. */
  end(how: 'fin' | 'rst', at: number): void;
}

export function bodyReader(framing: Framing, limits: Limits, emit: Emit): BodyReader | undefined {
  switch (framing.by) {
    case 'none':
      return new SizedBody(0, emit);
    case 'content-length':
      return new SizedBody(framing.bytes, emit);
    case 'until-close':
      return new SizedBody(undefined, emit);
    case 'chunked':
      return new ChunkedBody(limits, emit);
    case 'unknown':
      return undefined;
  }
}
