import { bytesOn } from './bytes-on';
import { comesBefore } from './difference';
import { allOf, slice } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Facts } from './symptom';

/** The bytes too many, where that is all that is wrong; also those that an earlier answer left. */
export function surplusIn({ finding, attempt }: Facts): string | undefined {
  if (isAbout(finding, 'bytes.surplus', 'stdout.surplus')) {
    return allOf(slice(finding.actual, finding.differsAt));
  }
  if (!isAbout(finding, 'bytes.different')) return undefined;
  const received = bytesOn(attempt.transcript, 'receive', finding.peer).length;
  const before = comesBefore(finding);
  return before && received > finding.actual.length ? allOf(before) : undefined;
}
