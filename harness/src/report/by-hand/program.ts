import type { Hand } from '../../model/by-hand';
import { shortCommand } from './command-line';
import { printBytes, shellWord } from './shell-bytes';

/** Seconds after which a program is not waited for any more. */
export const PATIENCE = 5;
/** What is more than this is counted, not shown. */
export const SHOWN = 256;

/** Decimal places, so that the last line is the number of bytes. */
export const AS_BYTES = ' | od -A d -c';
export const AS_COUNT = ' | wc -c';
export const STATUS = 'echo "exit status $? (124: still running)"';

export type Run = Extract<Hand, { do: 'run' }>;

export function isRun(hand: Hand): hand is Run {
  return hand.do === 'run';
}

/** `timeout 5 python3 client.py ...`: the program, bounded in time. */
export function programLine(command: readonly string[], seconds = PATIENCE): string {
  return `timeout ${seconds} ${shortCommand(command).map(wordOf).join(' ')}`;
}

/** In place of the folder that the case made, which is gone. */
export const MAKE_ROOT = 'ROOT=$PWD/root # a folder with the files that are asked for';

export function isInRoot(word: string): boolean {
  return /^ROOT(\/|$)/.test(word);
}

function wordOf(word: string): string {
  return isInRoot(word) ? `"$${word}"` : shellWord(word);
}

/** What the program is given on standard input, as a command with a pipe behind it. */
export function inputOf({ args, stdin }: Run): string {
  if (stdin !== undefined) return `${printBytes(stdin)} | `;
  // Input that is too long to be kept is long enough to fill every buffer on the way.
  return readsStdin(args) ? "head -c 16777216 /dev/zero | tr '\\0' A | " : '';
}

/** Is its message longer than anybody wants to see? */
export function isLong({ args, stdin }: Run): boolean {
  const long = (text: string): boolean => text.length > SHOWN;
  return long(stdin ?? '') || args.some(long) || (stdin === undefined && readsStdin(args));
}

function readsStdin(args: readonly string[]): boolean {
  return args.includes('-');
}
