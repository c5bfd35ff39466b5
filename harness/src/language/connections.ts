import type { Step } from '../model/case';
import { didYouMean } from './nearest';
import type { Problem } from './problem';
import { quoted } from './quoted';
import type { Vocabulary, Word } from './vocabulary';
import type { YamlFile } from './yaml-file';

/** By name, the step that opened a connection: the same one may do so again in its next round. */
type Openers = Map<string, number>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** For each step, the connection that it opens or speaks of: without `on`, the one opened last. */
export function nameConnections(
  steps: readonly Step[],
  vocabulary: Vocabulary,
): ReadonlyMap<Step, string> {
  const opened = new Set<string>();
  const names = new Map<Step, string>();
  // One that gets no name has the same letter in every round of a repetition.
  const letters = new Map<number, string>();
  const walk = (list: readonly Step[], before: string): string => {
    let last = before;
    for (const step of list) {
      const word = wordOf(step, vocabulary);
      if (word.opens) {
        last = word.opens(step.value) ?? letters.get(step.number) ?? freeLetter(opened);
        letters.set(step.number, last);
        opened.add(last);
      }
      names.set(step, step.on ?? last);
      const ends = (step.branches ?? []).map((branch) => walk(branch, last));
      last = ends.at(-1) ?? last;
    }
    return last;
  };
  walk(steps, '');
  return names;
}

/** Steps that speak of a connection which no step before them has opened, and the like. */
export function connectionProblems(
  yaml: YamlFile,
  steps: readonly Step[],
  vocabulary: Vocabulary,
): Problem[] {
  const names = nameConnections(steps, vocabulary);
  const told = new Set<number>();
  const problems: Problem[] = [];
  /** @param beside what branches have opened that run side by side with this list. */
  const walk = (list: readonly Step[], opened: Openers, beside: Openers): void => {
    for (const step of list) {
      const name = names.get(step) ?? '';
      const word = wordOf(step, vocabulary);
      const others = [...opened.keys()].filter((one) => opened.get(one) !== step.number);
      const known = word.opens ? [...others, ...beside.keys()] : [...opened.keys()];
      const message = problemWith(step, name, word, known, beside);
      if (word.opens && !opened.has(name)) opened.set(name, step.number);
      if (message !== undefined && !told.has(step.number)) {
        told.add(step.number);
        problems.push(yaml.problem(step.onAt ?? step.at, message));
      }
      const fresh: Openers = new Map();
      for (const branch of step.branches ?? []) {
        const own: Openers = new Map(opened);
        walk(branch, own, new Map([...beside, ...fresh]));
        for (const [one, number] of own) if (!opened.has(one)) fresh.set(one, number);
      }
      for (const [one, number] of fresh) opened.set(one, number);
    }
  };
  walk(steps, new Map(), new Map());
  return problems;
}

function problemWith(
  { verb, on }: Step,
  name: string,
  word: Word,
  opened: readonly string[],
  beside: Openers,
): string | undefined {
  if (on !== undefined && !word.onConnection) {
    return word.opens
      ? `a connection gets its name as its value: - ${verb}: ${on}`
      : `"${verb}" speaks of no connection: leave "on" out`;
  }
  if (word.opens && opened.includes(name)) {
    return `a connection "${name}" is there already: give this one another name`;
  }
  if (!word.onConnection || opened.includes(name)) return undefined;
  if (beside.has(name)) {
    return `connection ${quoted(name)} is opened side by side with this step: open it before, or in the same branch`;
  }
  if (opened.length === 0) return `"${verb}" needs a connection, and no step above opens one`;
  const known = didYouMean(name, opened) || `; there are: ${opened.join(', ')}`;
  return `no step above opens a connection ${quoted(name)}${known}`;
}

function wordOf({ verb }: Step, vocabulary: Vocabulary): Word {
  const word = vocabulary.find((one) => one.name === verb);
  if (!word) throw new Error(`no verb is named ${verb}`);
  return word;
}

function freeLetter(taken: ReadonlySet<string>): string {
  for (let index = 0; ; index++) {
    const round = Math.floor(index / LETTERS.length);
    const letter = `${LETTERS[index % LETTERS.length]}${round === 0 ? '' : round}`;
    if (!taken.has(letter)) return letter;
  }
}
