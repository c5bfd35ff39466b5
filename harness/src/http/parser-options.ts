import type { Field, Framing, RequestLine, StatusLine } from '../model/http';
import type { Limits } from './limits';

export interface ParserOptions {
  kind: 'request' | 'response';
  /** For responses: the methods of the requests that they answer; GET where there are no more. */
  methods?: readonly string[];
  /** How many messages are due, without interim responses; 1 if it is not said. */
  messages?: number;
  limits?: Partial<Limits>;
}

/** How far the present message has come. */
export interface Progress {
  within: 'nothing' | 'head' | 'body' | 'rest';
  line: RequestLine | StatusLine | undefined;
  fields: readonly Field[];
  framing: Framing | undefined;
  /** Bytes of content. */
  received: number;
}
