import { excerpt } from '../model/excerpt';
import { EMPTY, literal } from '../model/payload';
import { found, MET, type Outcome, type Seen } from '../model/seen';

/** For `quietMs` no byte may come and the connection may not end. */
export function judgeNothing(quietMs: number, seen: Seen, peer?: string): Outcome {
  const where = peer === undefined ? {} : { peer };
  if (seen.bytes.length > 0) {
    return found({
      code: 'bytes.surplus',
      ...where,
      expected: excerpt(EMPTY),
      actual: excerpt(literal(seen.bytes)),
      differsAt: 0,
    });
  }
  if (seen.end) return found({ code: 'close.early', ...where, expected: 'open', end: seen.end });
  if (seen.elapsedMs >= quietMs || seen.final) return MET;
  return { kind: 'wait', consumed: 0, until: quietMs };
}
