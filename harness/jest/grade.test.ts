import { resolve } from 'node:path';
import type { FeedPlan } from '../cli/feed-events';
import { clipped } from '../src/report/layout';
import { FeedClient } from './feed-client';

// Every wait of a grading has a deadline of its own; Jest's would only blame the wrong side.
jest.setTimeout(3_600_000);

const plan = JSON.parse(process.env['HALFCLOSE_PLAN'] ?? '{"assignments":[]}') as Pick<
  FeedPlan,
  'assignments'
>;
const feed = new FeedClient(process.env['HALFCLOSE_SOCKET'] ?? '');

afterAll(() => {
  feed.close();
});

/** What Jest writes beside a name: the mark and the time, or the name of its `describe`. */
const beside = (slug: string): number => Math.max(18, slug.length + 7);

/** On a terminal a name takes one line. */
function nameOf(slug: string, id: string, title: string): string {
  const name = `${id.slice(id.indexOf('/') + 1)}  ${title}`;
  const { columns } = process.stdout;
  return columns === undefined ? name : clipped(name, Math.max(40, columns - beside(slug)));
}

describe.each(plan.assignments)('$slug', ({ slug, cases }) => {
  let toldInFull = process.env['HALFCLOSE_ALL'] === '1' ? -Infinity : 0;

  for (const planned of cases) {
    const check = planned.skipped === undefined ? test : test.skip;
    check(nameOf(slug, planned.id, planned.title), async () => {
      const result = await feed.caseResult(planned.id);
      if (!result) throw failure('The grading process ended before this case was judged.');
      if (result.good) return;
      // The stack of what is told in one line would be longer than the line.
      throw toldInFull++ < 1 ? failure(result.report, result.position) : failure(result.line);
    });
  }
});

/** Jest draws a code frame at the position that ends a stack: the step of the case that judged. */
function failure(message: string, position?: string): Error {
  const error = new Error(message);
  error.stack = position === undefined ? message : `${message}\n    at ${resolve(position)}`;
  return error;
}
