import { allOf, slice } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Facts } from './symptom';

/** The bytes too many, where that is all that is wrong. */
export function surplusIn({ finding }: Pick<Facts, 'finding'>): string | undefined {
  if (!isAbout(finding, 'bytes.surplus', 'stdout.surplus')) return undefined;
  return allOf(slice(finding.actual, finding.differsAt));
}
