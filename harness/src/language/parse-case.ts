import { headSchema, type Case, type Step } from '../model/case';
import { readSteps } from './parse-steps';
import type { Problem } from './problem';
import { check } from './schema-problems';
import type { Vocabulary } from './vocabulary';
import { readYaml } from './yaml-file';

/** Gives the bytes of a payload file, or undefined if there is none of that name. */
export type PayloadFiles = (name: string) => Uint8Array | undefined;

/**
 * Reads one case.
 * @param file its path as messages shall name it: `fixtures/<slug>/<name>.yaml`.
 * @returns the case, or everything that is wrong with it, in the order of the file.
 */
export function parseCase(
  source: string,
  file: string,
  vocabulary: Vocabulary,
  payload: PayloadFiles,
): Case | Problem[] {
  const yaml = readYaml(source, file);
  if (Array.isArray(yaml)) return yaml;
  const start = { line: 1, column: 1 };
  if (typeof yaml.data !== 'object' || yaml.data === null || Array.isArray(yaml.data)) {
    return [yaml.problem(start, 'a case is a map with title, why, refs, hint and steps')];
  }
  const { steps: written, ...rest } = yaml.data as Record<string, unknown>;
  const head = check(yaml, headSchema, rest, []);
  const problems: Problem[] = head.ok ? [] : head.problems;
  let steps: Step[] = [];
  if (!Array.isArray(written) || written.length === 0) {
    const at = written === undefined ? start : yaml.valueAt(['steps']);
    problems.push(yaml.problem(at, 'a case needs a list of steps'));
  } else {
    const read = readSteps(yaml, written, ['steps'], vocabulary);
    steps = read.steps;
    problems.push(...read.problems);
    const judges = (step: Step): boolean =>
      vocabulary.some((word) => word.name === step.verb && word.judges);
    if (read.problems.length === 0 && !steps.some(judges)) {
      problems.push(
        yaml.problem(yaml.keyAt(['steps']), 'no step expects anything: it can not fail'),
      );
    }
  }
  const files = new Map<string, Uint8Array>();
  forEachFile(yaml.data, [], (name, path) => {
    // What is no plain name is the schema's to refuse; nothing outside payloads/ is looked at.
    if (!/^\w[\w.-]*$/.test(name)) return;
    const bytes = payload(name);
    if (bytes) files.set(name, bytes);
    else problems.push(yaml.problem(yaml.valueAt(path), `there is no payload file "${name}"`));
  });
  if (problems.length > 0 || !head.ok) {
    return problems.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  }
  const [slug = '', name = ''] = file
    .replace(/\.yaml$/, '')
    .split('/')
    .slice(-2);
  return { ...head.value, id: `${slug}/${name}`, slug, name, file, steps, files };
}

function forEachFile(
  node: unknown,
  path: PropertyKey[],
  visit: (name: string, path: PropertyKey[]) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  const names = Object.keys(node);
  if (
    !Array.isArray(node) &&
    names.length === 1 &&
    'file' in node &&
    typeof node.file === 'string'
  ) {
    visit(node.file, [...path, 'file']);
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    forEachFile(value, [...path, Array.isArray(node) ? Number(key) : key], visit);
  }
}
