import type { FindingBody } from '../model/finding';

/** What is wrong, and what to type. */
export interface Problem {
  problem: string;
  remedy: string;
}

export function invalid({ problem, remedy }: Problem): FindingBody {
  return { code: 'program.invalid', problem, remedy };
}

export function buildFailed(
  command: string[],
  output: string,
  { code, signal }: { code: number | null; signal: string | null },
): FindingBody {
  return { code: 'build.failed', command, output, exitCode: code, signal };
}

export function isFinding(value: object): value is FindingBody {
  return 'code' in value;
}
