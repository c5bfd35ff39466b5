import type { Step } from '../model/case';
import { didYouMean } from './nearest';
import type { Problem } from './problem';
import { check } from './schema-problems';
import { MODIFIERS, modifiersSchema, type Vocabulary } from './vocabulary';
import type { YamlFile } from './yaml-file';

type Path = readonly PropertyKey[];

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
  const fail = (message: string): Problem[] => [yaml.problem(here, message)];
  const names = vocabulary.map((word) => word.name);
  const step = typeof written === 'string' ? { [written]: null } : written;
  if (typeof step !== 'object' || step === null || Array.isArray(step)) {
    return fail('a step is a verb, such as "- connect" or "- send: ping"');
  }
  const keys = Object.keys(step);
  const verbs = keys.filter((key) => !MODIFIERS.includes(key));
  const known = verbs.filter((key) => names.includes(key));
  const [verb] = known.length > 0 ? known : verbs;
  if (verb === undefined) return fail('this step has no verb');
  const stranger = verbs.find((key) => key !== verb);
  if (stranger !== undefined) {
    return [
      yaml.problem(
        yaml.keyAt([...path, stranger]),
        known.length > 1
          ? `"${verb}" and "${stranger}" are two steps: begin the second with a "- " of its own`
          : `unknown key "${stranger}"${didYouMean(stranger, MODIFIERS) || `; beside "${verb}" may stand: ${MODIFIERS.join(', ')}`}`,
      ),
    ];
  }
  const at = typeof written === 'string' ? here : yaml.keyAt([...path, verb]);
  const word = vocabulary.find((candidate) => candidate.name === verb);
  if (!word) return [yaml.problem(at, `unknown step "${verb}"${didYouMean(verb, names)}`)];
  const value = (step as Record<string, unknown>)[verb];
  if (value === null && !word.bare) {
    const example = word.examples[0] ?? '';
    return [yaml.problem(at, `"${verb}" needs a value, such as "- ${example}"`)];
  }
  const checked = check(yaml, word.schema, value, [...path, verb]);
  const modifiers = Object.fromEntries(Object.entries(step).filter(([key]) => key !== verb));
  const beside = check(yaml, modifiersSchema, modifiers, path);
  if (!checked.ok || !beside.ok) {
    return [...(checked.ok ? [] : checked.problems), ...(beside.ok ? [] : beside.problems)];
  }
  const { on, within } = beside.value;
  return {
    verb,
    value: checked.value,
    ...(on === undefined ? {} : { on }),
    ...(within === undefined ? {} : { within }),
    at,
  };
}
