import type { FindingBody } from '../model/finding';
import type { Outcome } from '../model/seen';
import type { ExpectedMessage } from './http-expected';
import { MessageJudge, type Around } from './http-message';

export const RESPONSE: ExpectedMessage = {
  kind: 'response',
  fields: [],
  strict: false,
  orClose: false,
  never: [],
};

export interface Came {
  /** How the connection ended behind the bytes. */
  end?: 'fin' | 'rst';
  /** Was the time up? */
  final?: boolean;
  /** A new piece begins at each of these offsets. */
  cuts?: readonly number[];
  around?: Around;
}

/** The outcome of judging these bytes, a character a byte, and how many were consumed in all. */
export function judged(
  text: string,
  expected: Partial<ExpectedMessage> = {},
  { end, final = false, cuts = [], around }: Came = {},
): Outcome & { all: number } {
  const judge = new MessageJudge({ ...RESPONSE, ...expected }, around);
  const bytes = Buffer.from(text, 'latin1');
  const stops = [...new Set([...cuts, bytes.length])].sort((a, b) => a - b);
  let consumed = 0;
  let outcome: Outcome = { kind: 'wait', consumed: 0 };
  for (const stop of stops) {
    const last = stop === bytes.length;
    outcome = judge.judge({
      bytes: bytes.subarray(consumed, stop),
      elapsedMs: 0,
      final: last && final,
      ...(last && end ? { end: { how: end, evidence: 'read', at: 1 } as const } : {}),
    });
    if (outcome.kind === 'finding') return { ...outcome, all: consumed };
    consumed += outcome.consumed;
    if (outcome.kind === 'met') break;
  }
  return { ...outcome, all: consumed };
}

/** The finding that these bytes, followed by a FIN, lead to. */
export function findingIn(
  text: string,
  expected: Partial<ExpectedMessage> = {},
  came: Came = { end: 'fin' },
): FindingBody {
  const outcome = judged(text, expected, came);
  if (outcome.kind !== 'finding') throw new Error(`no finding, but ${outcome.kind}`);
  return outcome.finding;
}
