import type { Facts } from './symptom';
import { bytesOn } from './bytes-on';
import { isAbout } from './finding-of';

/**
 * How many bytes of what we sent the program has passed on, where the rest of its answer is as it
 * must be. A server passes them on as its echo, a client on its stdout.
 */
export function passedOn({
  finding,
  attempt,
  role,
}: Facts): { count: number; of: number } | undefined {
  if (role === 'server' && isAbout(finding, 'bytes.missing')) {
    const received = bytesOn(attempt.transcript, 'receive', finding.peer).length;
    const sent = bytesOn(attempt.transcript, 'send', finding.peer).length;
    return sent < finding.expected.length ? undefined : { count: received, of: sent };
  }
  if (role === 'client' && isAbout(finding, 'stdout.missing', 'stdout.different')) {
    const sent = bytesOn(attempt.transcript, 'send', undefined).length;
    const lacking = finding.expected.length - finding.actual.length;
    return lacking > 0 && lacking <= sent ? { count: sent - lacking, of: sent } : undefined;
  }
  return undefined;
}
