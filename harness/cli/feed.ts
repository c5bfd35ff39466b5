import type { AssignmentResult, CaseResult } from '../src/model/result';
import { isGood } from '../src/model/verdict';
import { renderLine } from '../src/report/text';
import type { Target } from '../src/run/grading';
import { missingNeed } from '../src/run/needs';
import { exitCodeOf } from '../src/run/total';
import { readArguments } from './arguments';
import type { Command } from './command';
import type { FeedCase } from './feed-events';
import { FeedServer } from './feed-server';
import { interrupted, runGrading } from './grading-run';
import { blockedInFull, inFull, scoreTable } from './present';
import { defaultResultPath } from './result-path';
import { screenOf } from './screen';
import { whatToGrade } from './what-to-grade';

/** The grading process of a Jest run: tells over a Unix socket what it finds. */
export const feedCommand: Command = {
  name: 'feed',
  usage: 'halfclose feed [<assignment>[/<case>]...] --socket PATH',
  summary: 'grades, and tells a reader over a socket (npm test uses it)',
  hidden: true,
  async run(root, words) {
    const options = {
      socket: { type: 'string', default: '' },
      width: { type: 'string', default: '80' },
      terminal: { type: 'boolean', default: false },
    } as const;
    const { values, positionals } = readArguments(words, options, feedCommand.usage);
    const { targets, before, after } = whatToGrade(root, positionals);
    const screen = screenOf(process.stdout);
    const looks = {
      width: Number(values.width),
      colour: screen.colour || coloured(values.terminal),
    };
    const feed = new FeedServer(values.socket);
    feed.tell({ kind: 'plan', assignments: targets.map(planned) });
    await feed.open();
    if (before !== '') process.stderr.write(`\n${before}\n\n`);
    process.stdout.write('ready\n');

    let stopped = false;
    const stop = Promise.race([interrupted(), inputEnded()]).then(() => {
      stopped = true;
    });
    const told = new Set<string>();
    const result = await runGrading({
      root,
      targets,
      resultPath: defaultResultPath(root),
      judged: (assignment, one) => {
        if (one.verdict === 'blocked') return;
        told.add(one.id);
        feed.tell(toldCase(root, assignment, one, looks));
      },
      stopped: stop,
    });
    for (const assignment of result.assignments) {
      for (const one of assignment.cases) {
        if (!told.has(one.id)) feed.tell(toldCase(root, assignment, one, looks));
      }
    }
    const exitCode = stopped ? 130 : exitCodeOf(result);
    feed.tell({
      kind: 'done',
      summary: [scoreTable(result, looks), after].filter(Boolean).join('\n\n'),
      exitCode,
    });
    if (!stopped) await stop;
    feed.close();
    return exitCode;
  },
};

function coloured(terminal: boolean): boolean {
  return terminal && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

function planned({ assignment, cases }: Target): {
  slug: string;
  title: string;
  cases: { id: string; title: string; skipped?: string }[];
} {
  const list = cases.map(({ id, title, needs }) => {
    const skipped = missingNeed(needs);
    return { id, title, ...(skipped === undefined ? {} : { skipped }) };
  });
  return { slug: assignment.slug, title: assignment.title, cases: list };
}

function toldCase(
  root: string,
  assignment: AssignmentResult,
  result: CaseResult,
  looks: { width: number; colour: boolean },
): FeedCase {
  const { role, boot } = assignment;
  const line = renderLine(result, { role, ...looks });
  const full = boot ? blockedInFull(assignment, looks) : inFull(assignment, result, looks);
  return {
    kind: 'case',
    id: result.id,
    good: isGood(result.verdict) || result.verdict === 'skipped',
    report: full ?? line,
    line,
    position: `${root}/${(boot ?? result).position}`,
  };
}

/** The reader holds our input open: its end is the reader's end, even by SIGKILL. */
function inputEnded(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.resume();
    for (const event of ['end', 'close', 'error'] as const) {
      process.stdin.once(event, () => {
        resolve();
      });
    }
  });
}
