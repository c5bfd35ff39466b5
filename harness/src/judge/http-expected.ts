import type { Due } from '../model/http-finding';
import type { Payload } from '../model/payload';

/** What a text must be. */
export interface ExpectedText {
  is(text: string): boolean;
  due: Due;
}

export interface ExpectedField {
  name: string;
  /** Must the field be there? `may`: it need not, but if it is, it must be right. */
  there: 'must' | 'may' | 'never';
  value?: ExpectedText;
  /** How many lines of it. */
  count?: number;
  /** It is judged in a response with this status alone. */
  withStatus?: number;
}

export type ExpectedBody =
  | { kind: 'bytes'; bytes: Payload }
  /** Somewhere in it. */
  | { kind: 'contains'; bytes: Uint8Array }
  | { kind: 'matches'; pattern: RegExp }
  /** No control characters but tab, CR and LF. */
  | { kind: 'plain' }
  /** Exactly these lines, which end in LF or CR LF; the last one may end in neither. */
  | { kind: 'lines'; lines: readonly (string | RegExp)[] };

export type ExpectedFraming = 'content-length' | 'chunked' | 'until-close' | 'none';

/** What a case asks of one message. */
export interface ExpectedMessage {
  kind: 'request' | 'response';
  status?: ExpectedText;
  reason?: ExpectedText;
  version?: ExpectedText;
  method?: ExpectedText;
  target?: ExpectedText;
  fields: readonly ExpectedField[];
  framing?: ExpectedFraming;
  body?: ExpectedBody;
  /** Flaws that a lenient receiver survives are findings, too. */
  strict: boolean;
  /** Of the request that a response answers. */
  to?: string;
  /** The end of the connection is as good as a response. */
  orClose: boolean;
  /** What may not occur anywhere in what comes. */
  never: readonly Uint8Array[];
}
