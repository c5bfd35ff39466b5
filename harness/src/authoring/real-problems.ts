import type { CaseResult } from '../model/result';
import type { RealProgram } from './real-program';

/** Each MUST that fails without an explanation, and each explanation of a case that does not fail. */
export function realProblems(program: RealProgram, results: readonly CaseResult[]): string[] {
  return results.flatMap((result) => {
    const wrong = problemWith(program, result);
    return wrong === undefined ? [] : [`${program.folder}: ${result.id} ${wrong}`];
  });
}

function problemWith(
  { explained, varies }: RealProgram,
  { id, level, verdict, finding, reason }: CaseResult,
): string | undefined {
  const judged = `is judged ${verdict}`;
  if (verdict === 'error') return `${judged}: ${reason ?? ''}`;
  if (verdict === 'skipped' || id in varies) return undefined;
  const failure = explained[id];
  if (failure) {
    if (verdict !== 'fail' || !finding) return `${judged}, and real.yaml says why it fails`;
    if (failure.codes.includes(finding.code)) return undefined;
    return `fails with ${finding.code}, not ${failure.codes.join(' or ')}`;
  }
  if (level !== 'must' || verdict === 'pass' || verdict === 'non-strict') return undefined;
  const found = finding ? ` (${finding.code})` : '';
  return `${judged}${found}, and real.yaml does not say why`;
}
