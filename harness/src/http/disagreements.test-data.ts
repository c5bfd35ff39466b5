import type { Deviation } from '../model/http-deviation';
import { valuesOf } from '../model/http';
import type { Comparison } from './compare.test-data';
import { METHODS } from './llhttp.test-data';

interface Class {
  title: string;
  /** The least message that shows it, a character a byte. */
  example: string;
  kind: 'request' | 'response';
  why: string;
}
/** We find a deviation; llhttp accepts. */
export interface Stricter extends Class {
  codes: RegExp;
  holds?: (deviation: Deviation, comparison: Comparison) => boolean;
}
/** We accept; llhttp rejects. */
export interface Freer extends Class {
  error: RegExp;
  holds: (comparison: Comparison) => boolean;
}

const GET = 'GET / HTTP/1.1\r\n';
const CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\n';
const NO_CONTENT = 'HTTP/1.1 204 No Content\r\n';

const outsideMessages: Stricter['holds'] = ({ at }, { read }) =>
  read.messages.every(
    ({ head, complete = { length: Infinity } }) => at < head.at || at >= head.at + complete.length,
  );
const inReason: Stricter['holds'] = ({ at }, { read }) =>
  read.messages.some(
    ({ head: { line } }) => line.kind === 'response' && at > line.at && at < line.at + line.length,
  );
const anyHead = (
  { read }: Comparison,
  holds: (head: Comparison['read']['messages'][number]['head']) => boolean,
): boolean => read.messages.some(({ head }) => holds(head));

type Head = Comparison['read']['messages'][number]['head'];
/** A list of codings that llhttp does not take for what it is. */
const oddCodings = ({ fields }: Head): boolean =>
  fields.some(
    ({ name, raw }) => /^transfer-encoding$/i.test(name) && /\t$|,[ \t]*(,|$)|:[ \t]*,/.test(raw),
  );

export const STRICTER: readonly Stricter[] = [
  {
    title: 'No byte at all',
    codes: /^http\.nothing$/,
    kind: 'response',
    example: '',
    why: 'A message was due; llhttp cannot know that.',
  },
  {
    title: 'Half an empty line',
    codes: /^http\.head-incomplete$/,
    kind: 'request',
    example: '\r',
    why: 'A line was begun. RFC 9112 §8.',
    holds: (_, { bytes }) => bytes.at(-1) === 0x0d,
  },
  {
    title: 'LF alone, on an empty line in front',
    codes: /^http\.bare-lf$/,
    kind: 'request',
    example: `\n${GET}\r\n`,
    why: 'What may be ignored is a CRLF. RFC 9112 §2.2.',
    holds: outsideMessages,
  },
  {
    title: 'CR alone, on an empty line in front',
    codes: /^http\.bare-cr$/,
    kind: 'request',
    example: `\r\r\n${GET}\r\n`,
    why: 'A CR without LF is invalid. RFC 9112 §2.2.',
    holds: outsideMessages,
  },
  {
    title: 'An empty line before a response, or two before a request',
    codes: /^http\.leading-empty-line$/,
    kind: 'response',
    example: `\r\n${OK}\r\n`,
    why: 'Only a server ignores an empty line, and need not ignore two. RFC 9112 §2.2.',
  },
  {
    title: 'More than one space in a request line',
    codes: /^http\.start-line-whitespace$/,
    kind: 'request',
    example: 'GET  / HTTP/1.1\r\n\r\n',
    why: 'It is a single space. RFC 9112 §3.',
    holds: ({ bytes }, comparison) =>
      anyHead(comparison, ({ line }) => line.kind === 'request') && /^ +$/.test(bytes),
  },
  {
    title: 'A target that no form allows',
    codes: /^http\.target-invalid$/,
    kind: 'request',
    example: 'GET * HTTP/1.1\r\n\r\n',
    why: 'Only OPTIONS has `*`, CONNECT only HOST:PORT. RFC 9112 §3.2.',
    holds: ({ bytes }) => /^[*/]/.test(bytes) || /^[\x21-\x7e]+$/.test(bytes),
  },
  {
    title: 'Characters that no URI holds',
    codes: /^http\.target-character$/,
    kind: 'request',
    example: 'GET /a#b HTTP/1.1\r\n\r\n',
    why: 'A fragment is not sent, `%` has two digits behind it. RFC 3986 §3.3.',
  },
  {
    title: 'HTTP/0.9',
    codes: /^http\.version-missing$/,
    kind: 'request',
    example: 'GET /\r\n\r\n',
    why: 'A request line has three parts. RFC 9112 §3.',
  },
  {
    title: 'HTTP/2.0, or 0.9 by name',
    codes: /^http\.version-unsupported$/,
    kind: 'request',
    example: 'GET / HTTP/2.0\r\n\r\n',
    why: 'Another major version has another syntax. RFC 9110 §2.5.',
    holds: ({ bytes }) => bytes === 'HTTP/2.0' || bytes === 'HTTP/0.9',
  },
  {
    title: 'Neither reason nor its space',
    codes: /^http\.reason-space-missing$/,
    kind: 'response',
    example: 'HTTP/1.1 200\r\n\r\n',
    why: 'The space is due even if no reason follows. RFC 9112 §4.',
  },
  {
    title: 'A status below 100 or above 599',
    codes: /^http\.status-out-of-range$/,
    kind: 'response',
    example: 'HTTP/1.1 600 Much\r\n\r\n',
    why: 'It is invalid, and taken for a 5xx. RFC 9110 §15.',
  },
  {
    title: 'NUL in a reason',
    codes: /^http\.nul$/,
    kind: 'response',
    example: 'HTTP/1.1 200 O\0K\r\n\r\n',
    why: 'It is made of HTAB, SP, VCHAR and obs-text. RFC 9112 §4.',
    holds: inReason,
  },
  {
    title: 'A control character in a reason',
    codes: /^http\.control-character$/,
    kind: 'response',
    example: 'HTTP/1.1 200 O\x01K\r\n\r\n',
    why: 'It is made of HTAB, SP, VCHAR and obs-text. RFC 9112 §4.',
    holds: inReason,
  },
  {
    title: 'A Content-Length from 2^53 on',
    codes: /^http\.content-length-overflow$/,
    kind: 'response',
    example: 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9007199254740992\r\n\r\n',
    why: 'We count no further, and say so; llhttp counts to 2^64. RFC 9110 §8.6.',
    holds: ({ bytes }) => bytes.split(',').every((digits) => BigInt(digits.trim()) < 1n << 64n),
  },
  {
    title: 'A Content-Length in a 204 or a 1xx',
    codes: /^http\.content-length-not-allowed$/,
    kind: 'response',
    example: `${NO_CONTENT}Content-Length: 0\r\n\r\n`,
    why: 'A server must not send it. RFC 9110 §8.6.',
  },
  {
    title: 'A Transfer-Encoding in a 204 or a 1xx',
    codes: /^http\.transfer-encoding-not-allowed$/,
    kind: 'response',
    example: `${NO_CONTENT}Transfer-Encoding: chunked\r\n\r\n`,
    why: 'A server must not send it. RFC 9112 §6.1.',
  },
  {
    title: 'A Transfer-Encoding in HTTP/1.0',
    codes: /^http\.transfer-encoding-in-1\.0$/,
    kind: 'response',
    example: 'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    why: 'Its framing must be taken for faulty. RFC 9112 §6.1.',
  },
  {
    title: 'A transfer coding that is not registered',
    codes: /^http\.transfer-coding-unknown$/,
    kind: 'response',
    example: `${OK}Transfer-Encoding: identity\r\n\r\n`,
    why: 'Nobody can decode it. RFC 9112 §7.',
  },
  {
    title: 'chunked before another coding, in a response',
    codes: /^http\.chunked-not-last$/,
    kind: 'response',
    example: `${OK}Transfer-Encoding: chunked, gzip\r\n\r\n`,
    why: 'A body that is chunked is chunked last. RFC 9112 §6.1.',
    holds: (_, comparison) => anyHead(comparison, ({ line }) => line.kind === 'response'),
  },
  {
    title: 'CR alone in front of a start line',
    codes: /^http\.(method|version)-invalid$/,
    kind: 'request',
    example: `\r${GET}\r\n`,
    why: 'llhttp skips it. A CR without LF is invalid. RFC 9112 §2.2.',
    holds: ({ bytes, at }, comparison) =>
      bytes.startsWith('\r') || comparison.bytes[at - 1] === 0x0d,
  },
  {
    title: 'CR CR in place of CR LF behind a status line',
    codes: /./,
    kind: 'response',
    example: 'HTTP/1.1 200 OK\r\rX: y\r\n\r\n',
    why: 'llhttp takes any two for a line end there. RFC 9112 §2.2.',
    holds: (_, { bytes }) => /HTTP\/\S+ \d{3}[^\n]*\r\r/.test(bytes.toString('latin1')),
  },
  {
    title: 'An extension without its name or value',
    codes: /^http\.chunk-extension-invalid$/,
    kind: 'request',
    example: `${GET}${CHUNKED}5;a=\r\nhello\r\n0\r\n\r\n`,
    why: 'A token is not empty. RFC 9112 §7.1.1.',
    holds: ({ bytes }) => /[;=](;|$)/.test(bytes),
  },
  {
    title: 'Fields in the trailers that frame or route a message',
    codes: /^http\.trailer-not-allowed$/,
    kind: 'request',
    example: `${GET}${CHUNKED}0\r\nHost: x\r\n\r\n`,
    why: 'It is too late for them. RFC 9110 §6.5.1.',
  },
  {
    title: 'A tab or an empty member beside chunked, in a response',
    codes: /./,
    kind: 'response',
    example: `${OK}Transfer-Encoding: chunked\t\r\n\r\nhello\r\n`,
    why: 'llhttp does not see chunked then, and reads until close. RFC 9110 §5.6.',
    holds: (_, comparison) => anyHead(comparison, oddCodings),
  },
  {
    title: 'A body in a CONNECT or beside an upgrade',
    codes: /./,
    kind: 'request',
    example: 'CONNECT x:80 HTTP/1.1\r\nContent-Length: 3\r\n\r\n',
    why: 'llhttp stops there. The request has a length that says more. RFC 9112 §6.3.',
    holds: (_, { bytes }) => /CONNECT |upgrade:/i.test(bytes.toString('latin1')),
  },
];

export const FREER: readonly Freer[] = [
  {
    title: 'A method that llhttp has not heard of',
    error: /^HPE_INVALID_METHOD/,
    kind: 'request',
    example: 'BREW / HTTP/1.1\r\n\r\n',
    why: 'A method is any token; to answer 501 is up to the server. RFC 9110 §9.1.',
    holds: (comparison) =>
      anyHead(comparison, ({ line }) => line.kind === 'request' && !METHODS.includes(line.method)),
  },
  {
    title: 'A minor version yet to come',
    error: /^HPE_INVALID_VERSION/,
    kind: 'response',
    example: 'HTTP/1.2 200 OK\r\n\r\n',
    why: 'It is read as the highest that is known. RFC 9110 §2.5.',
    holds: (comparison) => anyHead(comparison, ({ line }) => !/1\.[01]$/.test(line.version)),
  },
  {
    title: 'An absolute target of another shape than SCHEME://HOST/PATH',
    error: /^HPE_INVALID_URL/,
    kind: 'request',
    example: 'GET x:80 HTTP/1.1\r\n\r\n',
    why: 'It is a URI: scheme x, path 80. RFC 3986 §3, RFC 9112 §3.2.2.',
    holds: (comparison) =>
      anyHead(comparison, ({ line }) => line.kind === 'request' && line.form === 'absolute'),
  },
  {
    title: 'A tab or an empty member in a list of codings',
    error: /^(HPE_INVALID_TRANSFER_ENCODING.*)?$/,
    kind: 'request',
    example: `${GET}Transfer-Encoding: chunked,\r\n\r\n0\r\n\r\n`,
    why: 'Both are to be ignored. RFC 9110 §5.6.1.2, §5.6.3.',
    holds: (comparison) => anyHead(comparison, oddCodings),
  },
  {
    title: 'A tab behind a length',
    error: /^HPE_INVALID_CONTENT_LENGTH/,
    kind: 'request',
    example: `${GET}Content-Length: 0\t\r\n\r\n`,
    why: 'It is optional whitespace. RFC 9110 §5.6.3.',
    holds: (comparison) =>
      anyHead(comparison, ({ fields }) =>
        fields.some(({ name, raw }) => /^content-length$/i.test(name) && raw.endsWith('\t')),
      ),
  },
  {
    title: 'A message behind one that closes the connection',
    error: /^HPE_CLOSED_CONNECTION/,
    kind: 'response',
    example: `${OK}Connection: close\r\nContent-Length: 0\r\n\r\n${OK}Content-Length: 0\r\n\r\n`,
    why: 'It is framed well; whether it is due is for the case to say. RFC 9112 §9.6.',
    holds: (comparison) =>
      anyHead(
        comparison,
        ({ line, fields }) =>
          line.version === 'HTTP/1.0' ||
          valuesOf(fields, 'connection').some((value) => /\bclose\b/i.test(value)),
      ),
  },
  {
    title: 'Bytes behind a CONNECT, an upgrade or a 101',
    error: /^(upgrade|HPE_INVALID_EOF_STATE.*)$/,
    kind: 'request',
    example: `CONNECT x:80 HTTP/1.1\r\n\r\n${GET}\r\n`,
    why: 'llhttp stops there. We stop at a 101, and leave CONNECT to the case. RFC 9110 §7.8.',
    holds: (comparison) =>
      anyHead(
        comparison,
        ({ line, fields }) =>
          (line.kind === 'request' ? line.method === 'CONNECT' : line.status === 101) ||
          valuesOf(fields, 'upgrade').length > 0,
      ),
  },
];

/** The titles of the classes that a disagreement falls into; undefined if one thing is left over. */
export function explain(comparison: Comparison): string[] | undefined {
  const { read, error } = comparison;
  if (read.deviations.length === 0) {
    const known = FREER.find((one) => one.error.test(error ?? '') && one.holds(comparison));
    return known && [known.title];
  }
  const classes = read.deviations.map((deviation) =>
    STRICTER.find(
      ({ codes, holds }) => codes.test(deviation.code) && (holds?.(deviation, comparison) ?? true),
    ),
  );
  if (!classes.every((one) => one !== undefined)) return undefined;
  return [...new Set(classes.map(({ title }) => title))];
}
