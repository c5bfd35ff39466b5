/** RFC 9110 §5.6.2. */
export const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const TOKEN_PART = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
/** RFC 9110 §5.6.4. */
const QUOTED =
  '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"';

const EXTENSION = `[ \\t]*;[ \\t]*${TOKEN_PART}(?:[ \\t]*=[ \\t]*(?:${TOKEN_PART}|${QUOTED}))?`;
/** RFC 9112 §7.1.1. */
export const CHUNK_EXTENSIONS = new RegExp(`^(?:${EXTENSION})*$`);

/** RFC 9112 §2.3: it is case-sensitive. */
export const VERSION = /^HTTP\/\d\.\d$/;

/** RFC 3986 §3.2.2: brackets are for an address. */
export const URI = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?[\]]|%[0-9A-Fa-f]{2})*$/;
/** RFC 3986 §3.3 and §3.4. */
export const PATH_AND_QUERY = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/;

/** Without the optional whitespace around it (RFC 9110 §5.6.3), and how much was in front. */
export function trimmed(text: string): { value: string; before: number } {
  let start = 0;
  let stop = text.length;
  while (start < stop && isBlank(text.charCodeAt(start))) start++;
  while (stop > start && isBlank(text.charCodeAt(stop - 1))) stop--;
  return { value: text.slice(start, stop), before: start };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
