import { excerpt } from '../model/excerpt';
import { EMPTY, literal } from '../model/payload';
import { found, MET, type Outcome, type Seen } from '../model/seen';
import { surplusBehind, type Answered } from './http-surplus';

/** For `quietMs` no byte may come and the connection may not end. */
export function judgeNothing(
  quietMs: number,
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
    });
  }
  return judgeOpen(quietMs, seen, peer);
}

/** For `openMs` the connection may not end. */
export function judgeOpen(openMs: number, { end, elapsedMs, final }: Seen, peer?: string): Outcome {
  const where = peer === undefined ? {} : { peer };
  if (end) return found({ code: 'close.early', ...where, expected: 'open', end });
  if (elapsedMs >= openMs || final) return MET;
  return { kind: 'wait', consumed: 0, until: openMs };
}
