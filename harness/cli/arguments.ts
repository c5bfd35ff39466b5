import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../src/language/nearest';

/** The command was typed wrongly: exit code 2, and a message that says how it is typed. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

/** Reads the words behind a command; an unknown flag is named, with the nearest known one. */
export function readArguments<const T extends Options>(
  words: readonly string[],
  options: T,
  usage: string,
): Parsed<T> {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const flag = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const known = Object.keys(options).map((name) => `--${name}`);
      throw new WrongUsage(`unknown option ${flag}${didYouMean(flag, known)}\nUsage: ${usage}`);
    }
    throw new WrongUsage(`${message.split('.')[0]}\nUsage: ${usage}`);
  }
}

/** A word behind all that the command takes is a mistake, never to be passed over. */
export function refuseSurplus(word: string | undefined, usage: string): void {
  if (word !== undefined) throw new WrongUsage(`"${word}" is one word too many\nUsage: ${usage}`);
}

/** A whole number of at least 1 behind a flag. */
export function countOf(flag: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(written)) {
    throw new WrongUsage(`${flag} takes a whole number from 1, not "${written}"`);
  }
  return Number(written);
}
