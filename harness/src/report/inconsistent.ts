import type { CaseResult } from '../model/result';
import { countOf } from './words/amounts';
import { circumstancesOf } from './words/circumstances';
import type { FailureOptions } from './failure';
import { hanging, justified, reportWidth, wrap } from './layout';
import { styleFor } from './style';
import { timeline } from './timeline';
import { headline } from './words/headline';

/** A case that failed on timing and then passed: both runs, side by side in time. */
export function renderInconsistent(
  result: CaseResult,
  options: Pick<FailureOptions, 'role' | 'width' | 'colour'>,
): string {
  const width = reportWidth(options.width);
  const style = styleFor(options.colour);
  const { role } = options;
  const points = `${result.points} of ${countOf(result.maxPoints, 'point')}`;
  const runs = result.attempts.flatMap((attempt, index) => {
    const { finding, transcript, pid, port } = attempt;
    const which = index === 0 ? 'First run' : 'Second run';
    const what = finding
      ? headline(finding, { role, circumstances: circumstancesOf(finding, attempt) })
      : 'Nothing was wrong.';
    return [
      '',
      ...hanging(`  ${which}: `, what, width),
      '',
      ...timeline(transcript, finding, { role, pid, port }, width, style),
    ];
  });
  const words =
    'It failed once because time was up, and passed on a fresh process. It counts as a pass. ' +
    'If it happens again, look for what your program waits for.';
  return [
    justified(`✔ ${result.id}, inconsistent`, points, width),
    ...wrap(words, width - 2).map((line) => `  ${line}`),
    ...runs,
    '',
    `  Rerun  npm test ${result.id}`,
  ].join('\n');
}
