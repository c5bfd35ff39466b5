import type { Payload } from '../model/payload';
import { messagePayload } from './message-payload';
import type { RequestSpec } from './message-schema';

/** The bytes of a request, right or wrong: nothing of it is checked. */
export function requestPayload(spec: RequestSpec<Payload>): Payload {
  const { method, target, version, host } = spec;
  return messagePayload(`${method} ${target} ${version}`, [['Host', host]], spec);
}
