import * as z from 'zod';

/** A regular expression, as a text. */
export const patternSchema = z.string().refine(compiles, 'this is not a regular expression');

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}
