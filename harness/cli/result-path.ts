import { join, resolve } from 'node:path';
import { NotWritten } from '../src/run/not-written';
import { ResultFile } from '../src/run/result-file';
import { WrongUsage } from './arguments';
import { privateFolder, writable } from './private-folder.cjs';

/** The result's file: the one that was named, or our own; a read-only checkout has it elsewhere. */
export function resultFile(root: string, named?: string): ResultFile {
  if (named === undefined)
    return new ResultFile(join(ownFolder(root) ?? elsewhere(), 'result.json'));
  if (named === '') throw new WrongUsage('the FILE behind --json is empty');
  if (named.endsWith('/')) throw new WrongUsage(`--json takes a file, and ${named} is a folder`);
  return new ResultFile(resolve(named));
}

/** The folder where we keep what outlives a run; undefined in a read-only checkout. */
export function ownFolder(root: string): string | undefined {
  return writable(root, '.halfclose') ? join(root, '.halfclose') : undefined;
}

function elsewhere(): string {
  try {
    return privateFolder();
  } catch (error) {
    throw new NotWritten('There is no place for the result', error);
  }
}
