import type { Step } from '../model/case';
import type { Problem } from './problem';
import { bind, type Bindings } from './rounds';
import { check } from './schema-problems';
import { besideVerb, readValue } from './step-parts';
import { unknownWord } from './unknown-word';
import { HELD, MODIFIERS, modifiersSchema, type Vocabulary, type Word } from './vocabulary';
import type { YamlFile } from './yaml-file';

type Path = readonly PropertyKey[];
type Json = Record<string, unknown>;

/** There are too many verbs for a sentence. */
const ELSEWHERE = '; docs/case-language.md lists them all';

/** Repetitions in repetitions multiply. */
const MOST_STEPS = 20_000;

export interface ReadSteps {
  steps: Step[];
  problems: Problem[];
}

/** What is known while the steps of a file are read. */
export interface Reading {
  yaml: YamlFile;
  vocabulary: Vocabulary;
  /** By its path, the number of each step that the file writes. */
  numbers: Map<string, number>;
  /** How many steps there are, those of all rounds counted. */
  count: { steps: number };
  bindings: Bindings;
}

/** Reads the steps of a file. */
export function readScriptSteps(
  yaml: YamlFile,
  written: readonly unknown[],
  path: Path,
  vocabulary: Vocabulary,
): ReadSteps {
  const count = { steps: 0 };
  return readSteps({ yaml, vocabulary, numbers: new Map(), count, bindings: {} }, written, path);
}

/** Reads a list of steps; each is dispatched on its verb first, so that an error names the verb. */
function readSteps(reading: Reading, written: readonly unknown[], path: Path): ReadSteps {
  const steps: Step[] = [];
  const problems: Problem[] = [];
  for (const [index, value] of written.entries()) {
    const read = readStep(reading, value, [...path, index]);
    steps.push(...read.steps);
    problems.push(...read.problems);
  }
  return { steps, problems };
}

function readStep(reading: Reading, written: unknown, path: Path): ReadSteps {
  const { yaml, vocabulary, numbers, count, bindings } = reading;
  const here = yaml.valueAt(path);
  const fail = (...problems: Problem[]): ReadSteps => ({ steps: [], problems });
  if (++count.steps > MOST_STEPS) {
    const message = `with all rounds of its repetitions a case has at most ${MOST_STEPS} steps`;
    return fail(...(count.steps === MOST_STEPS + 1 ? [yaml.problem(here, message)] : []));
  }
  const step = typeof written === 'string' ? { [written]: null } : written;
  if (typeof step !== 'object' || step === null || Array.isArray(step)) {
    return fail(yaml.problem(here, 'a step is a verb, such as "- connect" or "- send: ping"'));
  }
  const names = vocabulary.map((word) => word.name);
  const verbs = Object.keys(step).filter((key) => !MODIFIERS.includes(key));
  const verb = verbs.find((key) => names.includes(key)) ?? verbs[0];
  if (verb === undefined) return fail(yaml.problem(here, 'this step has no verb'));
  const at = typeof written === 'string' ? here : yaml.keyAt([...path, verb]);
  const word = vocabulary.find((candidate) => candidate.name === verb);
  const problems = verbs
    .filter((key) => key !== verb && !(key === HELD && word?.holds))
    .map((key) => yaml.problem(yaml.keyAt([...path, key]), besideVerb(key, verb, names, word)));
  if (!word)
    return fail(yaml.problem(at, unknownWord('step', verb, names, ELSEWHERE)), ...problems);
  const key = path.join('.');
  const number = numbers.get(key) ?? numbers.size + 1;
  numbers.set(key, number);
  const bound = bind((step as Json)[verb], bindings);
  const value = readValue(yaml, word, bound, [...path, verb], at);
  const modifiers = Object.entries(step).filter(([name]) => MODIFIERS.includes(name));
  const besides = bind(Object.fromEntries(modifiers), bindings);
  const beside = check(yaml, modifiersSchema, besides, path);
  if (!value.ok) problems.push(...value.problems);
  if (!beside.ok) problems.push(...beside.problems);
  if (!value.ok || !beside.ok || problems.length > 0) return fail(...problems);
  const { on, within } = beside.value;
  const read: Step = {
    verb,
    value: value.value,
    ...(on === undefined ? {} : { on, onAt: yaml.keyAt([...path, 'on']) }),
    ...(within === undefined ? {} : { within }),
    number,
    at,
  };
  return word.holds
    ? readHeld(reading, step as Json, path, read, word)
    : { steps: [read], problems };
}

/** The steps that a step holds, once for each of its rounds. */
function readHeld(reading: Reading, written: Json, path: Path, step: Step, word: Word): ReadSteps {
  const { yaml } = reading;
  const lists = Array.isArray(written[step.verb]) ? (step.value as unknown[][]) : undefined;
  const held = written[HELD];
  if (!lists && (!Array.isArray(held) || held.length === 0)) {
    const message = `"${step.verb}" needs a list of steps beside it, under "${HELD}:"`;
    return { steps: [], problems: [yaml.problem(step.at, message)] };
  }
  if (lists && held !== undefined) {
    const message = `"${step.verb}" holds lists of steps already: leave "${HELD}" out`;
    return { steps: [], problems: [yaml.problem(yaml.keyAt([...path, HELD]), message)] };
  }
  const rounds = lists
    ? lists.map((list, index) => readSteps(reading, list, [...path, step.verb, index]))
    : (word.holds?.rounds(step.value) ?? []).map((bindings) => {
        const inner = { ...reading, bindings: { ...reading.bindings, ...bindings } };
        return readSteps(inner, held as unknown[], [...path, HELD]);
      });
  const faulty = rounds.find(({ problems }) => problems.length > 0);
  if (faulty) return { steps: [], problems: faulty.problems };
  const branches = rounds.map(({ steps }) => steps);
  return { steps: word.holds?.unrolled ? branches.flat() : [{ ...step, branches }], problems: [] };
}
