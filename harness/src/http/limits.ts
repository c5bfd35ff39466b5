/** What bounds the memory that a head can take. */
export interface Limits {
  /** Bytes of one line, its end included. */
  line: number;
  /** Bytes of a head, or of all trailers of a message. */
  head: number;
  /** Field lines of a head or of the trailers. */
  fields: number;
}

export const LIMITS: Limits = { line: 64 << 10, head: 1 << 20, fields: 1000 };
