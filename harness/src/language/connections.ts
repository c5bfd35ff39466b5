import type { Step } from '../model/case';
import { didYouMean } from './nearest';
import type { Problem } from './problem';
import { quoted } from './quoted';
import type { Vocabulary, Word } from './vocabulary';
import type { YamlFile } from './yaml-file';

/** For each step, the connection that it opens or speaks of: without `on`, the one opened last. */
export function nameConnections(
  steps: readonly Step[],
  vocabulary: Vocabulary,
): ReadonlyMap<Step, string> {
  const opened = new Set<string>();
  const names = new Map<Step, string>();
  let last = '';
  for (const step of steps) {
    const word = wordOf(step, vocabulary);
    if (word.opens) {
      last = word.opens(step.value) ?? freeLetter(opened);
      opened.add(last);
    }
    names.set(step, step.on ?? last);
  }
  return names;
}

/** Steps that speak of a connection which no step before them has opened, and the like. */
export function connectionProblems(
  yaml: YamlFile,
  steps: readonly Step[],
  vocabulary: Vocabulary,
): Problem[] {
  const names = nameConnections(steps, vocabulary);
  const opened = new Set<string>();
  return steps.flatMap((step, index) => {
    const name = names.get(step) ?? '';
    const word = wordOf(step, vocabulary);
    const message = problemWith(step, name, word, [...opened]);
    if (word.opens) opened.add(name);
    if (message === undefined) return [];
    const at = step.on === undefined ? step.at : yaml.keyAt(['steps', index, 'on']);
    return [yaml.problem(at, message)];
  });
}

function problemWith(
  { verb, on }: Step,
  name: string,
  word: Word,
  opened: readonly string[],
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
  let code = 'a'.charCodeAt(0);
  while (taken.has(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}
