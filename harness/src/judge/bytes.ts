import { excerpt } from '../model/excerpt';
import type { FindingBody } from '../model/finding';
import { joined, literal, type Payload } from '../model/payload';
import { found, type Outcome, type Seen } from '../model/seen';

/** Where the bytes come from decides what a wrong one is called. */
export type Source = { stream: 'socket'; peer?: string } | { stream: 'stdout' };

/** Overwritten with every comparison. */
const room = Buffer.alloc(64 * 1024);

/**
 * Do the next bytes equal `expected`? Judges piece by piece, so that nothing right is kept.
 * @param matched how many bytes of `expected` earlier calls have consumed.
 */
export function judgeBytes(
  expected: Payload,
  matched: number,
  seen: Seen,
  source: Source,
): Outcome {
  const due = Math.min(seen.bytes.length, expected.length - matched);
  const wanted = expected.read(matched, due, room);
  const arrived = seen.bytes.subarray(0, wanted.length);
  if (Buffer.compare(arrived, wanted) !== 0) {
    return found(
      describe('different', expected, matched, seen, source, firstDifference(arrived, wanted)),
    );
  }
  if (matched + wanted.length === expected.length) {
    return { kind: 'met', consumed: wanted.length, strict: true };
  }
  if (seen.end || seen.final || ended(seen, source)) {
    const timing = seen.final && !seen.end && !ended(seen, source);
    return found(describe('missing', expected, matched, seen, source, wanted.length), timing);
  }
  return { kind: 'wait', consumed: wanted.length };
}

/** Nothing may be left of a stream that a case has read to its end. */
export function judgeSurplus(
  expected: Payload,
  seen: Seen,
  source: Source,
): FindingBody | undefined {
  if (seen.bytes.length === 0) return undefined;
  return describe('surplus', expected, expected.length, seen, source, 0);
}

function ended(seen: Seen, source: Source): boolean {
  return source.stream === 'stdout' && seen.exit !== undefined;
}

function describe(
  kind: 'missing' | 'different' | 'surplus',
  expected: Payload,
  matched: number,
  seen: Seen,
  source: Source,
  offset: number,
): FindingBody {
  const actual = joined([
    {
      length: matched,
      read: (from, length) => expected.read(from, Math.min(length, matched - from)),
    },
    literal(seen.bytes),
  ]);
  const differsAt = matched + offset;
  const body = {
    expected: excerpt(expected, differsAt),
    actual: excerpt(actual, differsAt),
    differsAt,
    ...(seen.end ? { end: seen.end } : {}),
  };
  if (source.stream === 'stdout') {
    return { code: `stdout.${kind}`, ...body, ...(seen.exit ? { exit: seen.exit } : {}) };
  }
  return { code: `bytes.${kind}`, ...body, ...(source.peer ? { peer: source.peer } : {}) };
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return at;
  return shorter;
}
