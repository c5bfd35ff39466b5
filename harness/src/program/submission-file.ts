import { isAbsolute } from 'node:path';
import type { YamlFile } from '../language/yaml-file';
import type { FindingBody } from '../model/finding';
import { allFolders, guessLanguage } from './any-language';
import { foldersOf } from './environment';
import type { Plan } from './find';
import type { Search } from './search';
import { isFinding } from './problem';
import { planFor } from './source-file';
import { isSource, readSource } from './sources';
import { parseSubmission, type Submission } from './submission-schema';
import { missingTool } from './toolchains/missing-tool';

export const SUBMISSION_FILES = ['submission.yaml', 'submission.yml'] as const;

/** A submission.yaml. */
export async function findDeclared(search: Search): Promise<Plan | FindingBody | undefined> {
  const { root, files, toolchains } = search;
  const file = SUBMISSION_FILES.find((name) => files.includes(name));
  if (file === undefined) return undefined;
  const parsed = parseSubmission(await readSource(root, file), file);
  if (isFinding(parsed)) return parsed;
  const { yaml, submission } = parsed;

  const build: string[][] = [];
  for (const { words, at } of buildCommands(submission)) {
    const step = await resolved(search, yaml, words, at);
    if (isFinding(step)) return step;
    build.push(step);
  }
  const [source = '', ...args] = submission.run;
  const toolchain = toolchains.find((one) => files.includes(source) && isSource(one, source));
  if (toolchain) {
    const plan = await planFor(search, toolchain, source);
    if (isFinding(plan)) return plan;
    const path = await foldersFor(search, build);
    const extended = (one: Pick<Plan, 'build' | 'run'>): Pick<Plan, 'build' | 'run'> => ({
      build: [...build, ...one.build],
      run: [...one.run, ...args],
    });
    return {
      ...plan,
      ...extended(plan),
      ...(plan.typed ? { typed: extended(plan.typed) } : {}),
      path: [...new Set([...plan.path, ...path])],
    };
  }
  const run = await resolved(search, yaml, submission.run, ['run']);
  if (isFinding(run)) return run;
  const path = await foldersFor(search, [...build, run]);
  const language = guessLanguage(search, submission.run);
  return { root, language, entry: file, build, run, path, env: {} };
}

async function foldersFor(search: Search, commands: readonly string[][]): Promise<string[]> {
  const tools = commands.map(([name = '']) => name).filter(isAbsolute);
  return [...new Set([...foldersOf(...tools), ...(await allFolders(search))])];
}

type Place = (string | number)[];

function buildCommands({ build = [] }: Submission): { words: string[]; at: Place }[] {
  return isOneCommand(build)
    ? [{ words: build, at: ['build'] }]
    : build.map((words, index) => ({ words, at: ['build', index] }));
}

function isOneCommand(build: string[] | string[][]): build is string[] {
  return typeof build[0] === 'string';
}

/** The command with its first word found on the PATH; a word with a slash is a file of its own. */
async function resolved(
  { resolve, role }: Search,
  yaml: YamlFile,
  words: readonly string[],
  at: Place,
): Promise<string[] | FindingBody> {
  const [name = '', ...args] = words;
  if (name.includes('/')) return [...words];
  const tool = await resolve(name);
  if (tool !== undefined) return [tool, ...args];
  const { line, column } = yaml.valueAt([...at, 0]);
  const missing = missingTool(`${yaml.file}:${line}:${column} asks for \`${name}\``, name);
  if (missing.code !== 'toolchain.missing' || name !== role) return missing;
  return { ...missing, remedy: `If you mean the file that is built here, write ./${name}.` };
}
