import type { Difference } from '../../diagnose/difference';
import { allOf, slice } from '../../diagnose/excerpt-parts';
import type { Excerpt } from '../../model/excerpt';
import { literal, whole } from '../bytes/literal';

/** Columns for bytes within a sentence. */
const IN_A_SENTENCE = 40;
const REPLACEMENT = '\xef\xbf\xbd';
const NAMES: Readonly<Record<string, string>> = {
  '\n': 'a newline',
  '\0': 'a NUL byte',
  '\r': 'a carriage return',
  '\r\n': 'a CR LF',
  ' ': 'a space',
  '\t': 'a tab',
  [REPLACEMENT]: 'a replacement character',
};

export function quote(bytes: Excerpt): string {
  return literal(bytes, IN_A_SENTENCE);
}

/** `"\n" (a newline)`; without the name where it has none. */
export function named(bytes: Excerpt | string): string {
  const kept = typeof bytes === 'string' ? whole(bytes) : bytes;
  const name = NAMES[allOf(kept) ?? ''];
  return name === undefined ? quote(kept) : `${quote(kept)} (${name})`;
}

export function surplusOf({ actual, differsAt }: Difference): Excerpt {
  return slice(actual, differsAt);
}

/** `in capitals`, `in small letters` or `in another case`, if that is the whole difference. */
export function changedCase({ expected, actual }: Difference): string | undefined {
  const due = allOf(expected);
  const came = allOf(actual);
  if (due === undefined || came === undefined) return undefined;
  if (!/^[\0-\x7f]*$/.test(due) || due.toLowerCase() !== came.toLowerCase()) return undefined;
  if (came === due.toUpperCase()) return 'in capitals';
  return came === due.toLowerCase() ? 'in small letters' : 'in another case';
}

/** Same length, and all the rest is right: that can be told only where all bytes are known. */
export function onlyOneWrong({ expected, actual, differsAt }: Difference): boolean {
  const due = allOf(slice(expected, differsAt + 1));
  const came = allOf(slice(actual, differsAt + 1));
  return (
    expected.length > 1 && expected.length === actual.length && due !== undefined && due === came
  );
}

/** The first byte that is wrong and the one that was due there. */
export function wrongAndDue({ expected, actual, differsAt }: Difference): {
  wrong: string;
  due: string;
} {
  const replaced = allOf(slice(actual, differsAt, differsAt + 3)) === REPLACEMENT;
  const size = replaced ? 3 : 1;
  return {
    wrong: named(slice(actual, differsAt, differsAt + size)),
    due: quote(slice(expected, differsAt, differsAt + 1)),
  };
}
