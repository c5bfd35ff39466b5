import { excerpt } from '../model/excerpt';
import { EMPTY, joined, literal, part, text, type Payload } from '../model/payload';
import type { ExpectedBody } from './http-expected';
import { judgePlain } from './http-plain-text';
import type { Wrong } from './http-wrong';
import { Search } from './search';

/** Judges a body piece by piece; nothing that is right is kept. */
export interface BodyJudge {
  /** @param at where the piece begins on the wire. */
  take(piece: Uint8Array, at: number): Wrong | undefined;
  /** The body is complete, and ends at `at`. */
  end(at: number): Wrong | undefined;
}

/** In bytes: so much is kept of a body whose text is judged as a whole. */
const TEXT = 64 << 10;

export function bodyJudge(expected: ExpectedBody | undefined): BodyJudge {
  switch (expected?.kind) {
    case undefined:
      return { take: () => undefined, end: () => undefined };
    case 'bytes':
      return exactly(expected.bytes);
    case 'contains':
      return containing(expected.bytes);
    case 'matches':
      return ofText((body, at) =>
        expected.pattern.test(body.toString('utf8'))
          ? undefined
          : lacks(text(String(expected.pattern)), literal(body), at),
      );
    case 'plain':
      return { take: judgePlain, end: () => undefined };
    case 'lines':
      return ofText((body, at) => judgeLines(expected.lines, body, at));
  }
}

function exactly(expected: Payload): BodyJudge {
  let matched = 0;
  return {
    take(piece, at) {
      const wanted = expected.read(matched, Math.min(piece.length, expected.length - matched));
      const same = Buffer.compare(wanted, piece.subarray(0, wanted.length)) === 0;
      if (same && wanted.length === piece.length) {
        matched += piece.length;
        return undefined;
      }
      const offset = same ? wanted.length : firstDifference(wanted, piece);
      const actual = joined([part(expected, 0, matched), literal(piece)]);
      const how = same ? 'surplus' : 'different';
      return differs(how, expected, actual, matched + offset, at + offset);
    },
    end: (at) =>
      matched === expected.length
        ? undefined
        : differs('missing', expected, part(expected, 0, matched), matched, at),
  };
}

function containing(wanted: Uint8Array): BodyJudge {
  const search = new Search(wanted);
  let found = false;
  let start = Buffer.alloc(0);
  return {
    take(piece) {
      found ||= search.push(piece) !== undefined;
      if (start.length < TEXT && !found) start = Buffer.concat([start, piece.subarray(0, TEXT)]);
      return undefined;
    },
    end: (at) => (found ? undefined : lacks(literal(wanted), literal(start), at)),
  };
}

/** Of a longer body only the beginning is looked at. */
function ofText(judge: (body: Buffer, at: number) => Wrong | undefined): BodyJudge {
  const kept: Uint8Array[] = [];
  let length = 0;
  return {
    take(piece) {
      if (length < TEXT) kept.push(Buffer.from(piece.subarray(0, TEXT - length)));
      length += piece.length;
      return undefined;
    },
    end: (at) => judge(Buffer.concat(kept), at),
  };
}

/** Lines are compared with LF at their ends; one that matches its pattern is as it is due. */
function judgeLines(
  lines: readonly (string | RegExp)[],
  body: Buffer,
  at: number,
): Wrong | undefined {
  const came = body
    .toString('latin1')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const due = lines.map((line, index) => {
    if (typeof line === 'string') return Buffer.from(line).toString('latin1');
    return line.test(came[index] ?? '') ? came[index] : line.source;
  });
  const [expected, actual] = [due, body.length === 0 ? [] : came].map((all) =>
    Buffer.from(all.map((line) => `${line}\n`).join(''), 'latin1'),
  ) as [Buffer, Buffer];
  if (expected.equals(actual)) return undefined;
  const differsAt = firstDifference(expected, actual);
  const short = differsAt === actual.length;
  const how = short ? 'missing' : differsAt === expected.length ? 'surplus' : 'different';
  return differs(how, literal(expected), literal(actual), differsAt, at);
}

function differs(
  how: 'different' | 'missing' | 'surplus',
  expected: Payload,
  actual: Payload,
  differsAt: number,
  at: number,
): Wrong {
  return {
    code: 'http.body',
    at,
    how,
    expected: excerpt(expected, differsAt),
    actual: excerpt(actual, differsAt),
    differsAt,
  };
}

function lacks(wanted: Payload, body: Payload, at: number): Wrong {
  const actual = excerpt(body.length === 0 ? EMPTY : body);
  return { code: 'http.body', at, how: 'lacks', expected: excerpt(wanted), actual, differsAt: 0 };
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return at;
  return shorter;
}
