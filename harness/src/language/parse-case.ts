import * as z from 'zod';
import { allSteps, type Case, type Step } from '../model/case';
import { EMPTY_ROOT, merged, type DocumentRoot } from '../model/document-root';
import { caseHeadSchema } from './case-head';
import { connectionProblems } from './connections';
import { toRoot } from './document-root';
import { readScriptSteps } from './parse-steps';
import { NamedFiles } from './payload-files';
import { inOrder, type Problem } from './problem';
import { check } from './schema-problems';
import type { Vocabulary } from './vocabulary';
import { readYaml, type YamlFile } from './yaml-file';
import { NO_SPACE_AFTER_DASH } from './yaml/fault';

/** Gives the bytes of a payload file, or undefined if there is none of that name. */
export type PayloadFiles = (name: string) => Uint8Array | undefined;

/** Steps are read by their verbs, not by a schema; but "steps" is a key of a case. */
const caseSchema = caseHeadSchema.extend({ steps: z.unknown().optional() });

/**
 * Reads one case.
 * @param file its path as messages shall name it: `fixtures/<slug>/<name>.yaml`.
 * @param payloadNames those there are, to suggest where another one is named.
 * @param common what the roots of all cases of the assignment hold.
 * @returns the case, or everything that is wrong with it, in the order of the file.
 */
export function parseCase(
  source: string,
  file: string,
  vocabulary: Vocabulary,
  payload: PayloadFiles,
  payloadNames: readonly string[] = [],
  common?: DocumentRoot,
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
  const named = new NamedFiles(yaml, { names: payloadNames, read: payload });
  named.readAll();
  // Those whose names hold a variable are known by now.
  for (const step of allSteps(steps)) named.readIn(step.value, step.at);
  problems.push(...named.problems);
  if (problems.length > 0 || !head.ok) return inOrder(problems);
  const [slug = '', name = ''] = file
    .replace(/\.yaml$/, '')
    .split('/')
    .slice(-2);
  const { files } = named;
  const { root: written, ...values } = head.value;
  const root = written ? merged(common ?? EMPTY_ROOT, toRoot(written, files)) : common;
  const own = root ? { root } : {};
  return { ...values, id: `${slug}/${name}`, slug, name, file, steps, files, ...own };
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
