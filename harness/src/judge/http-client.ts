import type { FindingBody } from '../model/finding';
import { found, WAIT, type Outcome } from '../model/seen';
import type { ExpectedText } from './http-expected';
import type { Wire } from './wire';

/** What an HTTP client of others made of a response. */
export interface Fetched {
  /** What came, as far as it is kept. */
  wire: Wire;
  status?: number;
  /** Was the response read to its end? */
  complete: boolean;
  /** Why the client gave up. */
  refusal?: { errno: string; reason: string; offset: number };
}

/** Did the client take the response, all of it, with this status? */
export function judgeFetched(
  expected: ExpectedText | undefined,
  fetched: Fetched,
  final: boolean,
): Outcome {
  const { wire, status, complete, refusal } = fetched;
  const about = (offset: number) =>
    ({ message: 'response', from: 0, wire: wire.excerpt(offset), offset }) as const;
  if (refusal) {
    const { offset, ...why } = refusal;
    return found({ code: 'http.client-refused', ...about(offset), ...why });
  }
  if (status !== undefined && expected && !expected.is(String(status))) {
    const at = wire.offsetOf(` ${status}`);
    return found({
      code: 'http.status',
      ...about(at + 1),
      due: expected.due,
      came: String(status),
    });
  }
  if (complete) return { kind: 'met', consumed: 0, strict: true };
  if (!final) return WAIT;
  return found({ ...about(wire.length), ...late(fetched) } as FindingBody, true);
}

function late({ wire, status }: Fetched): Partial<FindingBody> {
  if (wire.length === 0) return { code: 'http.unanswered' };
  const within = status === undefined ? 'fields' : 'body';
  return { code: 'http.unfinished', within, received: 0, endless: false };
}
