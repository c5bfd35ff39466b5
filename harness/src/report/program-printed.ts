import { deathSignal } from '../model/exit';
import type { Finding } from '../model/finding';
import type { Attempt } from '../model/result';
import { printed } from './printed';
import { howItEnded } from './words/signals';

/** What the program said for itself: its output, and how it ended. */
export function programPrinted(
  attempt: Pick<Attempt, 'stdout' | 'stderr' | 'exit' | 'command'>,
  finding: Finding | undefined,
  width: number,
): string[] {
  if (finding && 'output' in finding) {
    const { output } = finding;
    return [
      '  The build said',
      ...printed({ length: output.length, head: output, tail: '' }, '    | ', width),
    ];
  }
  // A program that was never started has not printed nothing.
  if (attempt.command.length === 0) return [];
  const lines = [
    ...printed(attempt.stdout, '    stdout | ', width),
    ...printed(attempt.stderr, '    stderr | ', width),
  ];
  const heading = lines.length > 0 ? '  Your program printed' : '  Your program printed nothing.';
  const end = endOf(attempt);
  return [heading, ...lines, ...(end === undefined ? [] : [`    ${end}`])];
}

function endOf({ exit }: Pick<Attempt, 'exit'>): string | undefined {
  if (!exit || exit.by === 'harness') return undefined;
  if (exit.by !== 'self') return 'It was stopped.';
  const shell = exit.signal === null && deathSignal(exit) !== undefined;
  return `It ${howItEnded(exit)}${shell ? ` (exit code ${exit.code})` : ''}.`;
}
