import { z } from 'zod';
import type { Position } from '../model/case';
import { didYouMean } from './nearest';
import type { Problem } from './problem';
import type { YamlFile } from './yaml-file';

type Issue = z.core.$ZodIssue;

/** Checks a part of a file by a schema; what is wrong comes back in words, with its place. */
export function check<T>(
  yaml: YamlFile,
  schema: z.ZodType<T>,
  value: unknown,
  path: readonly PropertyKey[],
): { ok: true; value: T } | { ok: false; problems: Problem[] } {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues
    .flatMap((issue) => deepest(issue, []))
    .map(({ issue, at }) => toProblem(yaml, issue, [...path, ...at], keysOf(schema)));
  return { ok: false, problems };
}

/** Of a union's branches, the one that the author most likely meant: it complains least. */
function deepest(
  issue: Issue,
  prefix: readonly PropertyKey[],
): { issue: Issue; at: PropertyKey[] }[] {
  const at = [...prefix, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, at }];
  const meant = issue.errors
    .map((issues) => ({ issues, far: issues.reduce((sum, one) => sum + weigh(one), 0) }))
    .sort((a, b) => a.far - b.far)[0]!;
  if (meant.far >= 100) return [{ issue, at }];
  return meant.issues.flatMap((inner) => deepest(inner, at));
}

/** A branch of another shape altogether (or without its own key) was not meant. */
function weigh(issue: Issue): number {
  if (issue.path.length > 0)
    return issue.code === 'invalid_type' && issue.input === undefined ? 60 : 1;
  return issue.code === 'unrecognized_keys' ? 50 * issue.keys.length : 100;
}

function toProblem(
  yaml: YamlFile,
  issue: Issue,
  path: readonly PropertyKey[],
  known: readonly string[],
): Problem {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const message = `unknown key "${key}"${didYouMean(key, known)}`;
    return yaml.problem(yaml.keyAt([...path, key]), message);
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined && path.length > 0;
  if (missing) {
    return yaml.problem(yaml.valueAt(path), `missing key "${String(path.at(-1))}"`);
  }
  return yaml.problem(placeOf(yaml, path), sentence(issue, path));
}

function placeOf(yaml: YamlFile, path: readonly PropertyKey[]): Position {
  return path.length === 0 ? yaml.valueAt([]) : yaml.valueAt(path);
}

function sentence(issue: Issue, path: readonly PropertyKey[]): string {
  const name = path.findLast((part) => typeof part === 'string');
  const subject = name === undefined ? '' : `"${name}": `;
  return `${subject}${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
}

function keysOf(schema: z.ZodType): string[] {
  const words = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') Object.keys(value as object).forEach((word) => words.add(word));
      walk(value);
    }
  };
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...words];
}
