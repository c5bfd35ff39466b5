import type { Result } from '../src/model/result';
import { exitCodeOf } from '../src/run/total';
import { readArguments } from './arguments';
import type { Command } from './command';
import type { FeedEvent } from './feed-events';
import { planned, toldCase, type Looks } from './feed-told';
import { FeedServer } from './feed-server';
import { inIsolation, runGrading } from './grading-run';
import { CUT_SHORT, interrupted } from './interrupted';
import { scoreTable } from './present';
import { resultFile } from './result-path';
import { screenOf } from './screen';
import { whatToGrade } from './what-to-grade';

/** The grading process of a Jest run: tells over a Unix socket what it finds. */
export const feedCommand: Command = {
  name: 'feed',
  usage: 'halfclose feed [<assignment>[/<case>]...]',
  summary: 'grades, and tells a reader over a socket that it prints (npm test uses it)',
  hidden: true,
  async run(root, words) {
    const options = {
      width: { type: 'string', default: '80' },
      terminal: { type: 'boolean', default: false },
    } as const;
    const { values, positionals } = readArguments(words, options, feedCommand.usage);
    const { targets, before, after } = whatToGrade(root, positionals);
    const screen = screenOf(process.stdout);
    const colour = screen.colour || coloured(values.terminal);
    const looks = { width: Number(values.width), colour };
    const stopped = Promise.race([interrupted(), inputEnded()]);
    const file = resultFile(root);

    const feed = new FeedServer();
    return inIsolation(file, [feed.folder], async (isolation) => {
      feed.tell({ kind: 'plan', assignments: targets.map(planned), resultPath: file.path });
      await feed.open();
      if (before !== '') process.stderr.write(`\n${before}\n\n`);
      process.stdout.write(`${feed.path}\n`);
      const told = new Set<string>();
      const result = await runGrading({
        ...{ root, targets, file, isolation, stopped },
        judged: (assignment, one) => {
          if (one.verdict === 'blocked') return;
          told.add(one.id);
          feed.tell(toldCase(root, assignment, one, looks));
        },
      });
      if (!result.complete) {
        process.stderr.write(`\n${scoreTable(result, looks)}\n\n${CUT_SHORT}\n`);
        return stopped;
      }
      for (const event of rest(root, result, told, looks)) feed.tell(event);
      const exitCode = exitCodeOf(result);
      const summary = [scoreTable(result, looks), after].filter(Boolean).join('\n\n');
      feed.tell({ kind: 'done', summary, exitCode });
      await stopped;
      feed.close();
      return exitCode;
    });
  },
};

function coloured(terminal: boolean): boolean {
  return terminal && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

/** What was not told while it was judged: the reason stands in the whole assignment alone. */
function rest(
  root: string,
  { assignments }: Result,
  told: ReadonlySet<string>,
  looks: Looks,
): FeedEvent[] {
  return assignments.flatMap((assignment) =>
    assignment.cases
      .filter(({ id }) => !told.has(id))
      .map((one) => toldCase(root, assignment, one, looks)),
  );
}

/** The reader holds our input open: its end is the reader's end, even by SIGKILL. */
function inputEnded(): Promise<number> {
  return new Promise((resolve) => {
    process.stdin.resume();
    for (const event of ['end', 'close', 'error'] as const) {
      process.stdin.once(event, () => {
        resolve(129);
      });
    }
  });
}
