import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FindingBody } from '../model/finding';
import { allFolders, guessLanguage } from './any-language';
import { foldersOf } from './environment';
import type { Plan } from './find';
import type { Search } from './search';
import { missingTool } from './toolchains/missing-tool';

/** A Makefile whose first rule makes ./server or ./client. */
export async function findMakefile(search: Search): Promise<Plan | FindingBody | undefined> {
  const { root, role, files, resolve } = search;
  const entry = ['GNUmakefile', 'makefile', 'Makefile'].find((name) => files.includes(name));
  if (entry === undefined) return undefined;
  const make = await resolve('make');
  if (!make) return missingTool('This program has a Makefile', 'make');
  return {
    root,
    language: guessLanguage(search, []),
    entry,
    build: [[make]],
    run: [`./${role}`],
    path: [...new Set([...foldersOf(make), ...(await allFolders(search))])],
    env: {},
    prepare: (into) => removeStale(join(into, role)),
  };
}

/** make takes a program that was handed in, perhaps from another machine, for up to date. */
async function removeStale(program: string): Promise<undefined> {
  await rm(program, { force: true }).catch(() => undefined);
}
