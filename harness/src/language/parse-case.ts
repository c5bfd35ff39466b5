import * as z from 'zod';
import { allSteps, headSchema, type Case, type Position, type Step } from '../model/case';
import { connectionProblems } from './connections';
import { didYouMean } from './nearest';
import { readScriptSteps } from './parse-steps';
import { inOrder, type Problem } from './problem';
import { quoted } from './quoted';
import { check } from './schema-problems';
import type { Vocabulary } from './vocabulary';
import { readYaml, type YamlFile } from './yaml-file';
import { NO_SPACE_AFTER_DASH } from './yaml/fault';

/** Gives the bytes of a payload file, or undefined if there is none of that name. */
export type PayloadFiles = (name: string) => Uint8Array | undefined;

/** Steps are read by their verbs, not by a schema; but "steps" is a key of a case. */
const caseSchema = headSchema.extend({ steps: z.unknown().optional() });

/**
 * Reads one case.
 * @param file its path as messages shall name it: `fixtures/<slug>/<name>.yaml`.
 * @param payloadNames those there are, to suggest where another one is named.
 * @returns the case, or everything that is wrong with it, in the order of the file.
 */
export function parseCase(
  source: string,
  file: string,
  vocabulary: Vocabulary,
  payload: PayloadFiles,
  payloadNames: readonly string[] = [],
): Case | Problem[] {
  const yaml = readYaml(source, file);
  if (Array.isArray(yaml)) return yaml;
  const { data } = yaml;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const start = { line: 1, column: 1 };
    return [yaml.problem(start, 'a case is a map with title, why, refs, hint and steps')];
  }
  const head = check(yaml, caseSchema, data, []);
  const { steps, problems } = stepsOf(yaml, vocabulary);
  if (!head.ok) problems.push(...head.problems);
  const files = new Map<string, Uint8Array>();
  const missing = new Set<string>();
  const look = (name: string, at: () => Position): void => {
    // What is no plain name is the schema's to refuse; nothing outside payloads/ is looked at.
    if (!/^\w[\w.-]*$/.test(name)) return;
    const bytes = payload(name);
    const message = `there is no payload file ${quoted(name)}${didYouMean(name, payloadNames)}`;
    if (bytes) files.set(name, bytes);
    else problems.push(yaml.problem(at(), message));
    if (!bytes) missing.add(name);
  };
  forEachFile(data, [], (name, path) => look(name, () => yaml.valueAt(path)));
  // Those whose names hold a variable are known by now.
  for (const step of allSteps(steps)) {
    forEachFile(step.value, [], (name) => {
      if (!files.has(name) && !missing.has(name)) look(name, () => step.at);
    });
  }
  if (problems.length > 0 || !head.ok) return inOrder(problems);
  const [slug = '', name = ''] = file
    .replace(/\.yaml$/, '')
    .split('/')
    .slice(-2);
  return { ...head.value, id: `${slug}/${name}`, slug, name, file, steps, files };
}

function stepsOf(yaml: YamlFile, vocabulary: Vocabulary): { steps: Step[]; problems: Problem[] } {
  const written = (yaml.data as Record<string, unknown>).steps;
  if (!Array.isArray(written) || written.length === 0) {
    const at = written === undefined ? { line: 1, column: 1 } : yaml.valueAt(['steps']);
    const dash = typeof written === 'string' && written.startsWith('-');
    const message = dash ? NO_SPACE_AFTER_DASH : 'a case needs a list of steps';
    return { steps: [], problems: [yaml.problem(at, message)] };
  }
  const read = readScriptSteps(yaml, written, ['steps'], vocabulary);
  const judges = (step: Step): boolean =>
    vocabulary.some((word) => word.name === step.verb && word.judges);
  if (read.problems.length > 0) return read;
  const problems = connectionProblems(yaml, read.steps, vocabulary);
  if (!allSteps(read.steps).some(judges)) {
    const at = yaml.keyAt(['steps']);
    problems.push(yaml.problem(at, 'no step expects anything: it can not fail'));
  }
  return { steps: read.steps, problems };
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
