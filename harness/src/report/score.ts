import type { AssignmentResult, Result } from '../model/result';
import { isGood, type Verdict } from '../model/verdict';
import { countOf } from './words/amounts';
import { padEnd } from './printable';
import { wrap } from './layout';
import { styleFor, type Style } from './style';

export interface ScoreOptions {
  colour: boolean;
  /** Draws a bar beside the points. */
  bar?: boolean;
}

const WIDTH = 80;
const BAR = 20;

/** The score of every assignment, in at most 80 columns. */
export function renderScore(result: Result, options: ScoreOptions): string {
  const { assignments } = result;
  const style = styleFor(options.colour);
  const names = [
    ...assignments.map((one) => one.slug),
    ...(assignments.length > 1 ? ['total'] : []),
  ];
  const name = Math.max(...names.map((one) => one.length), 0);
  const points = Math.max(...[...assignments, result].map((one) => pointsOf(one).length));
  const rows = assignments.flatMap((one) => {
    const bar = options.bar === false ? '' : `  ${barOf(one, style)}`;
    const start = `  ${padEnd(one.slug, name)}  ${pointsOf(one).padStart(points)}${bar}  `;
    return [
      `${start}${passedOf(one)}`,
      ...notesOf(one).flatMap((note) => indented(note, name, style)),
    ];
  });
  if (assignments.length > 1) {
    rows.push(
      `  ${style.strong(`${padEnd('total', name)}  ${pointsOf(result).padStart(points)}`)}`,
    );
  }
  if (!result.complete) rows.push('  This run was cut short: what is missing has not been graded.');
  return rows.join('\n');
}

function pointsOf({ score, maxScore }: Pick<Result, 'score' | 'maxScore'>): string {
  return `${score} of ${maxScore}`;
}

function barOf({ score, maxScore }: AssignmentResult, style: Style): string {
  // Full only where all is earned, empty only where nothing is.
  const share = maxScore === 0 ? 0 : score / maxScore;
  const inner = Math.min(BAR - 1, Math.max(1, Math.round(share * BAR)));
  const full = share >= 1 ? BAR : share <= 0 ? 0 : inner;
  return style.good('█'.repeat(full)) + style.faint('░'.repeat(BAR - full));
}

function passedOf({ cases }: AssignmentResult): string {
  const passed = cases.filter((one) => isGood(one.verdict)).length;
  return `${passed} of ${countOf(cases.length, 'case')}`;
}

const WORDS: Readonly<Record<Exclude<Verdict, 'pass'>, string>> = {
  fail: 'failed',
  'non-strict': 'passed leniently',
  inconsistent: 'inconsistent (counted as passed)',
  blocked: 'blocked: the program could not be started as it must',
  skipped: 'skipped',
  error: 'not checked, by a fault of ours',
};

function notesOf(one: AssignmentResult): string[] {
  const counts = Object.entries(WORDS).flatMap(([verdict, words]) => {
    const count = one.cases.filter((result) => result.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const bonus = one.bonus === 0 ? [] : [`${countOf(one.bonus, 'bonus point')}`];
  const provisional = `provisional: ${one.score} of ${one.maxScore} that can be checked here`;
  return [[...counts, ...bonus].join(', '), one.provisional ? provisional : ''].filter(
    (n) => n !== '',
  );
}

function indented(note: string, name: number, style: Style): string[] {
  const indent = ' '.repeat(name + 4);
  return wrap(note, WIDTH - indent.length).map((line) => indent + style.faint(line));
}
