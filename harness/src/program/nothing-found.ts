import { isAbsolute, relative } from 'node:path';
import type { FindingBody } from '../model/finding';
import type { Folder } from './folder';
import { isNamedFor, otherRole } from './source-file';
import type { Role, Toolchain } from './toolchains/toolchain';

export function nothingFound(
  dir: string,
  role: Role,
  toolchains: readonly Toolchain[],
  folder: Folder | undefined,
): FindingBody {
  const [first = '', ...others] = toolchains.map((toolchain) => toolchain.entry(role));
  const put = `Put your ${role} there as ${first}; ${list(others, 'or')} will do as well.`;
  const where = shown(dir);
  const missing = (problem: string, remedy: string): FindingBody => ({
    code: 'program.missing',
    problem,
    remedy,
  });
  if (!folder) return missing(`There is no folder ${where}.`, `Make it. ${put}`);
  const strange = folder.files.filter((file) => !/\.(md|pdf|txt|yaml)$|^readme/i.test(file));
  const misnamed = strange.find((file) =>
    toolchains.some((toolchain) => isNamedFor(toolchain, otherRole(role), file)),
  );
  if (misnamed !== undefined) {
    return missing(
      `${where} holds ${misnamed}, a ${otherRole(role)} by its name; here a ${role} is asked for.`,
      put,
    );
  }
  if (strange.length > 0) {
    return missing(
      `${where} holds no program that can be started by itself, only ${list(strange, 'and')}.`,
      `${put} Any other program needs a file submission.yaml beside it, with a line such as\n\n` +
        `run: [./${role}]`,
    );
  }
  if (folder.folders.length > 1) {
    return missing(
      `${where} holds no program, only the folders ${list(folder.folders, 'and')}.`,
      `Move your program out of its folder. ${put}`,
    );
  }
  return missing(`There is no program in ${where} yet.`, put);
}

function shown(dir: string): string {
  const near = relative(process.cwd(), dir);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? dir : near;
}

function list(words: readonly string[], conjunction: string): string {
  const few = words.length > 8 ? [...words.slice(0, 7), `${words.length - 7} more`] : words;
  return few.length < 2
    ? few.join('')
    : `${few.slice(0, -1).join(', ')} ${conjunction} ${few.at(-1)!}`;
}
