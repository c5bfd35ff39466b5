import fc from 'fast-check';
import type { End } from '../model/end';
import { literal, repeated, text } from '../model/payload';
import type { Outcome } from '../model/seen';
import { judgeBytes, judgeSurplus } from './bytes';

const SOCKET = { stream: 'socket' } as const;
const FIN: End = { how: 'fin', evidence: 'read', at: 5 };
const seen = (bytes: string) => ({ bytes: Buffer.from(bytes), elapsedMs: 1, final: false });
const whole = (bytes: string) => ({ length: bytes.length, spans: [{ from: 0, bytes }] });

test('the first half of what is due is consumed, and the rest waited for', () => {
  const outcome = judgeBytes(text('ping'), 0, seen('pi'), SOCKET);
  expect(outcome).toEqual({ kind: 'wait', consumed: 2 });
});

test('the second half meets it, and leaves what comes after', () => {
  const outcome = judgeBytes(text('ping'), 2, seen('ng!'), SOCKET);
  expect(outcome).toEqual({ kind: 'met', consumed: 2, strict: true });
});

test('nothing is due of an empty text: it is met at once', () => {
  const outcome = judgeBytes(text(''), 0, seen(''), SOCKET);
  expect(outcome).toEqual({ kind: 'met', consumed: 0, strict: true });
});

test('a wrong byte is found before the end, with what was right before it', () => {
  expect(judgeBytes(text('ping'), 1, seen('on'), { ...SOCKET, peer: 'a' })).toEqual({
    kind: 'finding',
    timing: false,
    finding: {
      code: 'bytes.different',
      peer: 'a',
      expected: whole('ping'),
      actual: whole('pon'),
      differsAt: 1,
    },
  });
});

test('an end before all has come is a finding that no clock decided', () => {
  expect(judgeBytes(text('ping'), 0, { ...seen('pi'), end: FIN }, SOCKET)).toEqual({
    kind: 'finding',
    timing: false,
    finding: {
      code: 'bytes.missing',
      expected: whole('ping'),
      actual: whole('pi'),
      differsAt: 2,
      end: FIN,
    },
  });
});

test('a deadline before all has come is a finding by timing alone', () => {
  expect(judgeBytes(text('ping'), 0, { ...seen(''), final: true }, SOCKET)).toMatchObject({
    timing: true,
    finding: { code: 'bytes.missing', actual: { length: 0, spans: [] }, differsAt: 0 },
  });
});

test('the last byte may come together with the end', () => {
  const outcome = judgeBytes(text('ping'), 3, { ...seen('g'), end: FIN, final: true }, SOCKET);
  expect(outcome).toEqual({ kind: 'met', consumed: 1, strict: true });
});

test('output ends with its program: then what is missing is told with the exit', () => {
  const exit = { code: 1, signal: null, by: 'self', at: 9 } as const;
  expect(judgeBytes(text('ping'), 0, { ...seen(''), exit }, { stream: 'stdout' })).toMatchObject({
    timing: false,
    finding: { code: 'stdout.missing', exit },
  });
  expect(judgeBytes(text('ping'), 0, { ...seen('q'), exit }, { stream: 'stdout' })).toMatchObject({
    finding: { code: 'stdout.different', exit, differsAt: 0 },
  });
});

test('bytes after the last that is due are surplus, told after all that was right', () => {
  expect(judgeSurplus(text('ping'), seen('!'), { stream: 'stdout' })).toEqual({
    code: 'stdout.surplus',
    expected: whole('ping'),
    actual: whole('ping!'),
    differsAt: 4,
  });
  expect(judgeSurplus(text('ping'), seen(''), SOCKET)).toBeUndefined();
});

test('of a large reply the neighbourhood of the wrong byte is kept', () => {
  const outcome = judgeBytes(repeated(Buffer.from('A'), 1e6), 500_000, seen('AAB'), SOCKET);
  expect(outcome).toMatchObject({
    finding: { differsAt: 500_002, expected: { length: 1e6 }, actual: { length: 500_003 } },
  });
});

/** Judges piece by piece, as a step does, and then the end; bytes judged right are forgotten. */
function judgePieces(expected: Uint8Array, pieces: readonly Uint8Array[]) {
  let [bytes, consumed] = [Buffer.alloc(0), 0];
  const judge = (end?: End): Outcome => {
    const now = { bytes, elapsedMs: 0, final: false, ...(end ? { end } : {}) };
    const outcome = judgeBytes(literal(expected), consumed, now, SOCKET);
    if (outcome.kind === 'finding') return outcome;
    consumed += outcome.consumed;
    bytes = bytes.subarray(outcome.consumed);
    return outcome;
  };
  let outcome = judge();
  for (const piece of pieces) {
    if (outcome.kind !== 'wait') break;
    bytes = Buffer.concat([bytes, piece]);
    outcome = judge();
  }
  if (outcome.kind === 'wait') outcome = judge(FIN);
  if (outcome.kind !== 'finding') return { kind: outcome.kind, consumed };
  const { code, differsAt } = outcome.finding as { code: string; differsAt: number };
  return { code, differsAt, timing: outcome.timing };
}

test('any segmentation of the same bytes gives the same outcome', () => {
  const few = fc.uint8Array({ maxLength: 12, max: 1 });
  fc.assert(
    fc.property(few, fc.nat(12), few, fc.array(fc.nat(24)), (expected, right, rest, cuts) => {
      const sent = Buffer.concat([expected.subarray(0, right), rest]);
      const at = [0, ...cuts.map((cut) => Math.min(cut, sent.length)).sort((a, b) => a - b)];
      const pieces = at.map((from, i) => sent.subarray(from, at[i + 1] ?? sent.length));
      expect(judgePieces(expected, pieces)).toEqual(judgePieces(expected, [sent]));
    }),
    { numRuns: 2000 },
  );
});
