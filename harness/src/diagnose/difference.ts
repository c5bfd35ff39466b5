import type { Excerpt } from '../model/excerpt';
import { allOf, slice } from './excerpt-parts';

/** What was due and what came, with the place where they part. */
export interface Difference {
  expected: Excerpt;
  actual: Excerpt;
  differsAt: number;
}

/** The bytes that came before the right ones, if the right ones came after all. */
export function comesBefore({ expected, actual }: Difference): Excerpt | undefined {
  const start = allOf(slice(expected, 0, Math.min(expected.length, 32)));
  const came = actual.spans[0];
  if (start === undefined || start.length < 3 || came?.from !== 0) return undefined;
  const at = came.bytes.indexOf(start);
  return at > 0 ? slice(actual, 0, at) : undefined;
}
