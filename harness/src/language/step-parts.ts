import type { Position } from '../model/case';
import { nothingAt } from './nothing-at';
import { check } from './schema-problems';
import { unknownWord } from './unknown-word';
import { HELD, MODIFIERS, type Word } from './vocabulary';
import type { YamlFile } from './yaml-file';

/** What is wrong with a key that stands beside a verb. */
export function besideVerb(
  key: string,
  verb: string,
  names: readonly string[],
  word?: Word,
): string {
  const allowed = word?.holds ? [HELD, ...MODIFIERS] : MODIFIERS;
  return names.includes(key)
    ? `"${verb}" and "${key}" are two steps: begin the second with a "- " of its own`
    : unknownWord('key', key, allowed, `; beside "${verb}" may stand: ${allowed.join(', ')}`);
}

/** The value of a verb, checked by that verb's schema. */
export function readValue(
  yaml: YamlFile,
  word: Word,
  value: unknown,
  path: readonly PropertyKey[],
  at: Position,
): ReturnType<typeof check> {
  if (value !== null || word.bare) return check(yaml, word.schema, value, path);
  const message = `"${word.name}" needs a value, such as: - ${word.examples[0] ?? word.name}`;
  return { ok: false, problems: [nothingAt(yaml, path, yaml.problem(at, message))] };
}
