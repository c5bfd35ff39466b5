import { existsSync } from 'node:fs';
import { loadTarget, ownSubmission, parseSelection, submissionFolder } from '../src/run/targets';
import { exitCodeOf } from '../src/run/total';
import { countOf, readArguments, refuseSurplus, WrongUsage } from './arguments';
import type { Command } from './command';
import { inIsolation, runGrading } from './grading-run';
import { CUT_SHORT, interrupted } from './interrupted';
import { failuresOf, scoreTable } from './present';
import { Progress } from './progress';
import { resultFile } from './result-path';
import { screenOf } from './screen';

const USAGE = 'halfclose grade <assignment>[/<case>] [FOLDER] [--json FILE] [--all] [--jobs N]';

export const gradeCommand: Command = {
  name: 'grade',
  usage: USAGE,
  summary: 'grades a program: your submission, or any folder',
  details: [
    '--json FILE   writes the result there (halfclose/result/v1)',
    '--all         tells every failure in full, not only the first',
    '--jobs N      boots at most N programs at once',
  ],
  async run(root, words) {
    const options = {
      json: { type: 'string' },
      all: { type: 'boolean', default: false },
      jobs: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(words, options, USAGE);
    const [what, folder, surplus] = positionals;
    if (what === undefined) throw new WrongUsage(`say what to grade\nUsage: ${USAGE}`);
    refuseSurplus(surplus, USAGE);
    const jobs = countOf('--jobs', values.jobs);
    const selection = parseSelection(what);
    if (folder === '') throw new WrongUsage(`FOLDER is empty\nUsage: ${USAGE}`);
    const dir =
      folder === undefined ? ownSubmission(root, selection.slug) : submissionFolder(folder);
    const target = loadTarget(root, selection, dir);
    if (!existsSync(dir))
      throw new WrongUsage(`${target.shown} does not exist: npm run start ${selection.slug}`);

    const stopped = interrupted();
    const file = resultFile(root, values.json);
    const screen = screenOf(process.stdout);
    const progress = new Progress(screen, target.cases.length, process.stdout);
    const result = await inIsolation(file, [], (isolation) =>
      runGrading({
        ...{ root, targets: [target], file, isolation, stopped },
        ...(jobs === undefined ? {} : { jobs }),
        judged: (_assignment, { id }) => {
          progress.step(id);
        },
      }),
    );
    progress.clear();
    const failures = result.assignments.flatMap((one) =>
      failuresOf(one, { ...screen, all: values.all, complete: result.complete }),
    );
    process.stdout.write(`${[...failures, scoreTable(result, screen)].join('\n\n')}\n`);
    if (result.complete) return exitCodeOf(result);
    process.stderr.write(`\n${CUT_SHORT}\n`);
    return stopped;
  },
};
