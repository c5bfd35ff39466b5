import { allOf, slice } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Facts } from './symptom';

/** Where what came parts from what was due. */
export interface Parting {
  due: string;
  /** What came from there on, up to four bytes. */
  came: string;
}

export function parting({ finding }: Facts): Parting | undefined {
  if (!isAbout(finding, 'bytes.different', 'bytes.missing', 'stdout.different')) return undefined;
  const { expected, actual, differsAt } = finding;
  const due = allOf(slice(expected, differsAt, differsAt + 1));
  const came = allOf(slice(actual, differsAt, Math.min(actual.length, differsAt + 4)));
  return due && came !== undefined ? { due, came } : undefined;
}
