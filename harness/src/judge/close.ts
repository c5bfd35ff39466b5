import { excerpt } from '../model/excerpt';
import { EMPTY, literal } from '../model/payload';
import { found, MET, WAIT, type Outcome, type Seen } from '../model/seen';
import { surplusBehind, type Answered } from './http-surplus';

export type ExpectedEnd = 'fin' | 'rst' | 'any';

/**
 * Does the program end the connection now, in the way that is due, with nothing more to say?
 * @param answered the message of HTTP that came last, if nothing came behind it.
 */
export function judgeClose(
  expected: ExpectedEnd,
  seen: Seen,
  peer?: string,
  answered?: Answered,
): Outcome {
  const where = peer === undefined ? {} : { peer };
  if (seen.bytes.length > 0 && answered) return found(surplusBehind(answered, seen.bytes, peer));
  if (seen.bytes.length > 0) {
    return found({
      code: 'bytes.surplus',
      ...where,
      expected: excerpt(EMPTY),
      actual: excerpt(literal(seen.bytes)),
      differsAt: 0,
      expectedEnd: expected,
      ...(seen.end ? { end: seen.end } : {}),
    });
  }
  if (!seen.end) {
    return seen.final ? found({ code: 'close.missing', ...where, expected }, true) : WAIT;
  }
  if (expected === 'any' || seen.end.how === expected) return MET;
  const code = seen.end.how === 'rst' ? 'close.reset' : 'close.fin';
  return found({ code, ...where, expected, end: seen.end });
}
