import type { Head } from '../model/http';
import type { ReadHead } from '../model/http-finding';

const MOST_FIELDS = 24;
/** In bytes. */
const LONGEST = 256;

/** What a finding keeps of a head. */
export function readHead({ length, line, fields, framing }: Head): ReadHead {
  return {
    length,
    line: line.raw.slice(0, LONGEST),
    fields: fields.slice(0, MOST_FIELDS).map(({ name, value }) => ({
      name: name.slice(0, LONGEST),
      value: value.slice(0, LONGEST),
    })),
    more: Math.max(0, fields.length - MOST_FIELDS),
    framing: framing.by,
    ...(framing.by === 'content-length' ? { bytes: framing.bytes } : {}),
  };
}
