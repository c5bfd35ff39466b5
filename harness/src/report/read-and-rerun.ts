import type { CaseResult } from '../model/result';
import { hanging } from './layout';

/** The last lines of a failure: why, where to read, and how to see it again. */
export function advice(
  result: Pick<CaseResult, 'id' | 'refs'>,
  hint: string,
  byHand: readonly string[],
  width: number,
): string[] {
  return [
    ...hanging('  Hint   ', hint, width),
    ...hanging('  Read   ', whereToRead(result), width),
    `  Rerun  npm test ${result.id}`,
    ...(byHand.length === 0 ? [] : ['  By hand', ...byHand.map((line) => `    ${line}`)]),
  ];
}

function whereToRead({ id, refs }: Pick<CaseResult, 'id' | 'refs'>): string {
  const handout = `assignments/${id.split('/')[0]}/README.md`;
  return refs.map((ref) => (ref.startsWith('#') ? handout + ref : ref)).join(', ');
}
