import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment } from '../model/assignment';
import type { AssignmentResult, CaseResult } from '../model/result';
import { preventsBoot } from '../model/finding';
import { renderBlocked, renderFailure } from '../report/text';
import type { Mutant } from './mutant';
import type { Specimen } from './specimens';

const WIDTH = 80;

/**
 * What a mutant is known by: the cases that it fails, and what its author would be shown. What the
 * boot case shows keeps all cases from being run, and is told in their stead.
 */
export function goldenText(
  assignment: Assignment,
  mutant: Mutant,
  results: readonly CaseResult[],
  bootCase: string,
): string {
  const varies = (one: CaseResult): boolean => mutant.varies.includes(nameOf(one));
  const wrong = results
    .filter((one) => one.verdict === 'fail')
    .filter((one) => !varies(one) || nameOf(one) in mutant.fails);
  const width = Math.max(0, ...wrong.map((one) => nameOf(one).length));
  const signature = wrong.map((one) => `${nameOf(one).padEnd(width)}  ${codes(one, mutant)}`);
  const shown = wrong.find((one) => !varies(one) && (mutant.fails[nameOf(one)]?.length ?? 0) < 2);
  const report = shown
    ? reportOf(assignment, results, shown, bootCase)
    : 'What is told is chance.\n';
  return `${[...signature, '', report].join('\n')}\n`;
}

/** Where several codes may appear, which one did is chance: the file names them all. */
function codes(result: CaseResult, mutant: Mutant): string {
  return mutant.fails[nameOf(result)]?.join(' or ') ?? result.finding?.code ?? '';
}

function nameOf({ id }: CaseResult): string {
  return id.slice(id.indexOf('/') + 1);
}

/** What `npm test` shows in full: the boot check's failure, or this failing case. */
function reportOf(
  assignment: Assignment,
  results: readonly CaseResult[],
  first: CaseResult,
  bootCase: string,
): string {
  const { role, slug, title, help } = assignment;
  const attempt = first.attempts[0];
  if (!attempt) return '';
  const looks = { width: WIDTH, colour: false, golden: true };
  if (nameOf(first) !== bootCase || !first.finding || !preventsBoot(first.finding.code)) {
    return renderFailure(first, attempt, { ...looks, role });
  }
  const cases = results.map((one) => ({ ...one, verdict: 'blocked' as const, points: 0 }));
  const maxScore = cases.reduce((sum, one) => sum + (one.level === 'extra' ? 0 : one.maxPoints), 0);
  const sums = { score: 0, maxScore, bonus: 0, provisional: false };
  const blocked: AssignmentResult = {
    slug,
    title,
    role,
    submission: '',
    ...sums,
    boot: { ...first, refs: [help] },
    cases,
  };
  return renderBlocked(blocked, looks);
}

export function goldenFile(root: string, specimen: Specimen): string {
  return join(root, specimen.folder, 'golden.txt');
}

/** The difference between what is kept and what is now, as a reader wants it; empty if there is none. */
export function goldenDrift(file: string, now: string): string {
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (kept === now) return '';
  const [before, after] = [kept.split('\n'), now.split('\n')];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `    - ${line}`);
  const come = after.filter((line) => !before.includes(line)).map((line) => `    + ${line}`);
  return [...gone, ...come].slice(0, 40).join('\n') || '    (the order of lines changed)';
}

export function writeGolden(file: string, text: string): void {
  writeFileSync(file, text);
}
