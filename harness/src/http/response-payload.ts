import type { Payload } from '../model/payload';
import { messagePayload } from './message-payload';
import type { ResponseSpec } from './message-schema';
import { REASONS } from './reasons';

/** The bytes of a response, right or wrong: nothing of it is checked. */
export function responsePayload(spec: ResponseSpec<Payload>): Payload {
  const { version, status } = spec;
  const reason = spec.reason === undefined ? (REASONS[status] ?? '') : spec.reason;
  return messagePayload(`${version} ${status}${reason === null ? '' : ` ${reason}`}`, [], spec);
}
