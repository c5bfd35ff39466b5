import type { FindingBody } from '../model/finding';
import { openFolder } from './folder';
import { findMakefile } from './makefile';
import { nothingFound } from './nothing-found';
import { findRunFile } from './run-file';
import { findNamed, findOnly } from './source-file';
import { isSource } from './sources';
import { findDeclared, SUBMISSION_FILES } from './submission-file';
import { TOOLCHAINS } from './toolchains';
import { resolver, type Resolve } from './toolchains/resolve';
import { type Search } from './search';
import type { LanguagePlan, Role, Toolchain } from './toolchains/toolchain';

/** How a submission is built and started. Commands are lists of words, relative to `root`. */
export interface Plan extends LanguagePlan {
  /** The folder of the program itself, which may lie inside the one that was handed in. */
  root: string;
  language: string;
  /** The file that decided, such as server.py or Makefile. */
  entry: string;
}

export interface FindOptions {
  /** A folder that outlives the run: version managers' answers and compilers' caches. */
  cacheDir?: string | undefined;
  resolve?: Resolve;
}

/** The first that applies decides. */
const RULES: readonly ((search: Search) => Promise<Plan | FindingBody | undefined>)[] = [
  findDeclared,
  findRunFile,
  findMakefile,
  findNamed,
  findOnly,
];
const BY_NAME: ReadonlySet<string> = new Set([
  ...SUBMISSION_FILES,
  'run',
  'GNUmakefile',
  'makefile',
  'Makefile',
]);

/** Finds out which program a folder holds, and how it is built and started. */
export async function findProgram(
  dir: string,
  role: Role,
  toolchains: readonly Toolchain[] = TOOLCHAINS,
  options: FindOptions = {},
): Promise<Plan | FindingBody> {
  const { cacheDir, resolve = sharedResolver(cacheDir) } = options;
  const decides = (file: string): boolean =>
    BY_NAME.has(file) ||
    toolchains.some((toolchain) => file === toolchain.project || isSource(toolchain, file));
  const folder = await openFolder(dir, decides);
  if (!folder) return nothingFound(dir, role, toolchains, undefined);
  const search: Search = { ...folder, role, toolchains, resolve, cacheDir };
  for (const rule of RULES) {
    const found = await rule(search);
    if (found) return found;
  }
  return nothingFound(dir, role, toolchains, folder);
}

const resolvers = new Map<string | undefined, Resolve>();

/** One for all submissions: a tool is looked for once in the life of the process. */
function sharedResolver(cacheDir: string | undefined): Resolve {
  let resolve = resolvers.get(cacheDir);
  if (!resolve) resolvers.set(cacheDir, (resolve = resolver({ cacheDir })));
  return resolve;
}
