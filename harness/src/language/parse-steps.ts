import type { Position, Step } from '../model/case';
import { nothingAt } from './nothing-at';
import type { Problem } from './problem';
import { check } from './schema-problems';
import { unknownWord } from './unknown-word';
import { MODIFIERS, modifiersSchema, type Vocabulary, type Word } from './vocabulary';
import type { YamlFile } from './yaml-file';

type Path = readonly PropertyKey[];
type Json = Record<string, unknown>;

/** Reads a list of steps; each is dispatched on its verb first, so that an error names the verb. */
export function readSteps(
  yaml: YamlFile,
  written: readonly unknown[],
  path: Path,
  vocabulary: Vocabulary,
): { steps: Step[]; problems: Problem[] } {
  const steps: Step[] = [];
  const problems: Problem[] = [];
  for (const [index, value] of written.entries()) {
    const read = readStep(yaml, value, [...path, index], vocabulary);
    if (Array.isArray(read)) problems.push(...read);
    else steps.push(read);
  }
  return { steps, problems };
}

function readStep(
  yaml: YamlFile,
  written: unknown,
  path: Path,
  vocabulary: Vocabulary,
): Step | Problem[] {
  const here = yaml.valueAt(path);
  const step = typeof written === 'string' ? { [written]: null } : written;
  if (typeof step !== 'object' || step === null || Array.isArray(step)) {
    return [yaml.problem(here, 'a step is a verb, such as "- connect" or "- send: ping"')];
  }
  const names = vocabulary.map((word) => word.name);
  const verbs = Object.keys(step).filter((key) => !MODIFIERS.includes(key));
  const verb = verbs.find((key) => names.includes(key)) ?? verbs[0];
  if (verb === undefined) return [yaml.problem(here, 'this step has no verb')];
  const problems = verbs
    .filter((key) => key !== verb)
    .map((key) => yaml.problem(yaml.keyAt([...path, key]), besideVerb(key, verb, names)));
  const at = typeof written === 'string' ? here : yaml.keyAt([...path, verb]);
  const word = vocabulary.find((candidate) => candidate.name === verb);
  if (!word) return [yaml.problem(at, unknownWord('step', verb, names)), ...problems];
  const value = readValue(yaml, word, (step as Json)[verb], [...path, verb], at);
  const modifiers = Object.entries(step).filter(([key]) => MODIFIERS.includes(key));
  const beside = check(yaml, modifiersSchema, Object.fromEntries(modifiers), path);
  if (!value.ok) problems.push(...value.problems);
  if (!beside.ok) problems.push(...beside.problems);
  if (!value.ok || !beside.ok || problems.length > 0) return problems;
  const { on, within } = beside.value;
  return {
    verb,
    value: value.value,
    ...(on === undefined ? {} : { on }),
    ...(within === undefined ? {} : { within }),
    at,
  };
}

function besideVerb(key: string, verb: string, names: readonly string[]): string {
  return names.includes(key)
    ? `"${verb}" and "${key}" are two steps: begin the second with a "- " of its own`
    : unknownWord('key', key, MODIFIERS, `; beside "${verb}" may stand: ${MODIFIERS.join(', ')}`);
}

function readValue(
  yaml: YamlFile,
  word: Word,
  value: unknown,
  path: Path,
  at: Position,
): ReturnType<typeof check> {
  if (value !== null || word.bare) return check(yaml, word.schema, value, path);
  const message = `"${word.name}" needs a value, such as: - ${word.examples[0] ?? word.name}`;
  return { ok: false, problems: [nothingAt(yaml, path, yaml.problem(at, message))] };
}
