import { basename } from 'node:path';
import { foldersOf } from './environment';
import type { Search } from './search';
import { isSource } from './sources';

/** The folders that PATH needs so that a script or a Makefile finds every language there is. */
export async function allFolders({ toolchains, resolve }: Search): Promise<string[]> {
  const tools = new Set(toolchains.flatMap((toolchain) => toolchain.tools));
  const paths = await Promise.all([...tools].map((tool) => resolve(tool)));
  return foldersOf(...paths.filter((path) => path !== undefined));
}

/** The language of a program that says itself how it is run, where that can be told. */
export function guessLanguage({ toolchains, files }: Search, words: readonly string[]): string {
  const commands = words.map((word) => basename(word));
  const guesses = [
    toolchains.filter(({ tools }) => commands.some((command) => tools.includes(command))),
    toolchains.filter((toolchain) => words.some((word) => isSource(toolchain, word))),
    toolchains.filter((toolchain) => files.some((file) => isSource(toolchain, file))),
  ];
  return guesses.find((guess) => guess.length === 1)?.[0]?.name ?? 'other';
}
