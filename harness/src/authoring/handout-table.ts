import type { Case } from '../model/case';
import { sharePoints } from '../run/points';

const START = '<!-- cases: generated, do not edit -->';
const END = '<!-- /cases -->';

/** Puts the table of the public cases between a handout's two markers. */
export function withCaseTable(handout: string, cases: readonly Case[]): string {
  const [before, rest] = handout.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`the handout lacks the lines "${START}" and "${END}"`);
  }
  return `${before}${START}\n\n${tableOf(cases)}\n\n${END}${after}`;
}

function tableOf(cases: readonly Case[]): string {
  const points = sharePoints(cases);
  const shown = cases.map((theCase, index) => ({ theCase, points: points[index] ?? 0 }));
  const rows = shown
    .filter(({ theCase }) => theCase.visibility === 'public')
    .map(
      ({ theCase, points }) =>
        `| \`${theCase.name}\` | ${theCase.title} | ${theCase.level} | ${points} |`,
    );
  const hidden = shown.filter(({ theCase }) => theCase.visibility === 'hidden');
  const sum = hidden.reduce((total, one) => total + one.points, 0);
  const more = `${hidden.length === 1 ? 'One more case checks' : `${hidden.length} more cases check`} the same contract when you are graded (${sum} points).`;
  return [
    '| case | what is checked | level | points |',
    '| --- | --- | --- | ---: |',
    ...rows,
    ...(hidden.length > 0 ? ['', more] : []),
  ].join('\n');
}
