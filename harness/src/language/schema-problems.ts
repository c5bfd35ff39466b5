import * as z from 'zod';
import { problemsOf } from './issue-problems';
import { wordsOf } from './issue-words';
import type { Problem } from './problem';
import type { YamlFile } from './yaml-file';

type Keys = readonly string[];

/** Checks a part of a file by a schema; what is wrong comes back in words, with its place. */
export function check<T>(
  yaml: YamlFile,
  schema: z.ZodType<T>,
  value: unknown,
  path: readonly PropertyKey[],
): { ok: true; value: T } | { ok: false; problems: Problem[] } {
  // An issue doesn't say which keys there are; the schema that raises it does.
  const known = new Map<Keys, Keys>();
  const parsed = schema.safeParse(value, {
    reportInput: true,
    error: (issue) => {
      if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
        known.set(issue.keys, Object.keys(issue.inst.shape));
      }
      return wordsOf(issue);
    },
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  const { issues } = parsed.error;
  return {
    ok: false,
    problems: issues.flatMap((issue) => problemsOf(issue, path, { yaml, known })),
  };
}
