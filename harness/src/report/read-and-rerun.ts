import type { Attempt, CaseResult } from '../model/result';
import { hanging } from './layout';

/** `RFC 862` stays on one line. */
const NO_BREAK = '\u00a0';

/** The last lines of a failure: why, where to read, and how to see it again. */
export function advice(
  result: Pick<CaseResult, 'id' | 'refs'>,
  hint: string,
  width: number,
): string[] {
  return [
    ...hanging('  Hint   ', hint, width),
    ...hanging('  Read   ', whereToRead(result), width).map((line) =>
      line.replaceAll(NO_BREAK, ' '),
    ),
    `  Rerun  npm test ${result.id}`,
  ];
}

/** Commands are never broken: they are there to be pasted. */
export function toType(lines: readonly string[], { typed }: Pick<Attempt, 'typed'>): string[] {
  if (lines.length === 0 || !typed) return [];
  return [`  By hand, in the folder of ${typed.entry}`, ...lines.map((line) => `    ${line}`)];
}

function whereToRead({ id, refs }: Pick<CaseResult, 'id' | 'refs'>): string {
  const handout = `assignments/${id.split('/')[0]}/README.md`;
  const whole = refs.map((ref) => ref.replaceAll(' ', NO_BREAK));
  return whole.map((ref) => (ref.startsWith('#') ? handout + ref : ref)).join(', ');
}
