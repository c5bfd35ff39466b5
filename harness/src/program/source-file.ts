import { parse } from 'node:path';
import type { FindingBody } from '../model/finding';
import type { Plan } from './find';
import type { Search } from './search';
import { isFinding } from './problem';
import { isSource, startsProgram } from './sources';
import type { Role, Toolchain } from './toolchains/toolchain';

interface Candidate {
  file: string;
  toolchain: Toolchain;
}

export function otherRole(role: Role): Role {
  return role === 'server' ? 'client' : 'server';
}

export function isNamedFor(toolchain: Toolchain, role: Role, file: string): boolean {
  return isSource(toolchain, file) && parse(file).name === parse(toolchain.entry(role)).name;
}

/** The one file that is named for the role, such as server.py, or a project file. */
export async function findNamed(search: Search): Promise<Plan | FindingBody | undefined> {
  const { files, role, toolchains } = search;
  const candidates = toolchains.flatMap((toolchain) => {
    const named = files.filter((file) => isNamedFor(toolchain, role, file));
    const project = files.filter((file) => file === toolchain.project);
    return (named.length > 0 ? named : project).map((file) => ({ file, toolchain }));
  });
  return theOne(search, candidates, `are named for a ${role}`);
}

/** The one source file that can be a program; a file named for the other role is none. */
export async function findOnly(search: Search): Promise<Plan | FindingBody | undefined> {
  const { root, files, role, toolchains } = search;
  const candidates = toolchains.flatMap((toolchain) =>
    files
      .filter((file) => isSource(toolchain, file))
      .filter((file) => !isNamedFor(toolchain, otherRole(role), file))
      .map((file) => ({ file, toolchain })),
  );
  if (candidates.length < 2) return theOne(search, candidates, '');
  const whole = [];
  for (const candidate of candidates) {
    if (await startsProgram(candidate.toolchain, root, candidate.file)) whole.push(candidate);
  }
  return theOne(search, whole.length > 0 ? whole : candidates, `could be your ${role}`);
}

async function theOne(
  search: Search,
  candidates: readonly Candidate[],
  why: string,
): Promise<Plan | FindingBody | undefined> {
  const [first, ...others] = candidates;
  if (!first) return undefined;
  if (others.length === 0) return planFor(search, first.toolchain, first.file);
  const files = candidates.map(({ file }) => file).sort();
  const word = /^[\w.-]+$/.test(first.file) ? first.file : JSON.stringify(first.file);
  return {
    code: 'program.ambiguous',
    problem: `${files.length} files ${why}: ${files.join(', ')}.`,
    remedy:
      'Delete all but one, or write a file submission.yaml beside them that names it:\n\n' +
      `run: [${word}]`,
  };
}

/** The plan to run one source file, as its language does it. */
export async function planFor(
  { root, role, files, resolve, cacheDir }: Search,
  toolchain: Toolchain,
  entry: string,
): Promise<Plan | FindingBody> {
  const plan = await toolchain.plan({ root, role, entry, files, resolve, cacheDir });
  return isFinding(plan) ? plan : { root, language: toolchain.name, entry, ...plan };
}
