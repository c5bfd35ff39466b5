import type { DeviationCode } from '../model/http-deviation';
import { readByLlhttp, type Told } from './llhttp.test-data';
import type { ParserOptions } from './parser-options';
import { readAll, type Read } from './read.test-data';

export interface Comparison {
  bytes: Buffer;
  read: Read;
  /** What we find wrong; nothing if we accept. */
  codes: readonly DeviationCode[];
  /** Why llhttp rejects. */
  error: string | undefined;
  told: readonly Told[];
  /** Both have read the same messages. */
  same: boolean;
  agree: boolean;
}

/** Both parsers on the same bytes and a FIN; any number of messages may be in them. */
export function compare(bytes: Buffer, { kind, methods = [] }: ParserOptions): Comparison {
  const read = readAll([bytes], { kind, methods, messages: Infinity }, 'fin');
  const { error, messages: told } = readByLlhttp(bytes, { kind, methods }, 'fin');
  const codes = read.deviations.map(({ code }) => code);
  const same = JSON.stringify(read.messages.map(toldOf)) === JSON.stringify(told);
  const agree = codes.length > 0 ? error !== undefined : error === undefined && same;
  return { bytes, read, codes, error, told, same, agree };
}

function toldOf({ head: { line, fields }, body, complete }: Read['messages'][number]): Told {
  return {
    start:
      line.kind === 'request'
        ? `${line.method} ${line.target} ${line.version}`
        : `${line.version} ${line.status} ${line.reason}`,
    fields: fields.map(({ name, value }) => [name, value]),
    body: body.toString('latin1'),
    complete: complete !== undefined,
  };
}
