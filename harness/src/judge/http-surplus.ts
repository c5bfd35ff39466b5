import type { Head } from '../model/http';
import { deviation } from '../model/http-deviation';
import type { FindingBody } from '../model/finding';
import { readHead } from './http-read-head';
import type { Wire } from './wire';

/** A message that was complete, as long as nothing behind it has been consumed. */
export interface Answered {
  wire: Wire;
  head: Head;
  /** Offset of the message in all that came on its connection. */
  from: number;
}

/** Bytes behind a complete message are told of together with that message. */
export function surplusBehind(
  { wire, head, from }: Answered,
  bytes: Uint8Array,
  peer?: string,
): FindingBody {
  const offset = wire.length;
  const bodiless = head.line.kind === 'response' && head.framing.by === 'none';
  const code = bodiless ? 'http.body-not-allowed' : 'http.surplus';
  const { section } = deviation(code, offset, '');
  const all = wire.with(bytes);
  return {
    code,
    ...(peer === undefined ? {} : { peer }),
    message: head.line.kind,
    from,
    wire: all.excerpt(offset),
    offset,
    length: all.length - offset,
    section,
    head: readHead(head),
  };
}
