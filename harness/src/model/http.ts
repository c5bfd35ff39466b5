/** Texts are a character (U+0000 to U+00FF) a byte; offsets count from the connection's start. */
export interface Placed {
  at: number;
  /** With the line end. */
  length: number;
}

/** How a target is written (RFC 9112 §3.2). */
export type TargetForm = 'origin' | 'absolute' | 'authority' | 'asterisk';

export interface RequestLine extends Placed {
  kind: 'request';
  raw: string;
  method: string;
  target: string;
  form: TargetForm | undefined;
  version: string;
}

export interface StatusLine extends Placed {
  kind: 'response';
  raw: string;
  version: string;
  status: number;
  reason: string;
}

export interface Field extends Placed {
  name: string;
  /** Without the whitespace around it; folded lines are joined by a space. */
  value: string;
  valueAt: number;
  /** The line without its end; folded lines with the ends between them. */
  raw: string;
}

export type Framing =
  | { by: 'none' }
  | { by: 'content-length'; bytes: number }
  | { by: 'chunked' }
  | { by: 'until-close' }
  /** Nobody can tell where this body ends. */
  | { by: 'unknown' };

export interface Head extends Placed {
  line: RequestLine | StatusLine;
  fields: readonly Field[];
  framing: Framing;
}

/** The values of all fields of that name, in order. */
export function valuesOf(fields: readonly Field[], name: string): string[] {
  const wanted = name.toLowerCase();
  return fields.filter((field) => field.name.toLowerCase() === wanted).map(({ value }) => value);
}
