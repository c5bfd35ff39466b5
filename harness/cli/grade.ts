import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadTarget, ownSubmission, parseSelection, submissionFolder } from '../src/run/targets';
import { exitCodeOf } from '../src/run/total';
import { countOf, readArguments, WrongUsage } from './arguments';
import type { Command } from './command';
import { interrupted, runGrading } from './grading-run';
import { failuresOf, scoreTable } from './present';
import { Progress } from './progress';
import { defaultResultPath } from './result-path';
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
    if (surplus !== undefined)
      throw new WrongUsage(`"${surplus}" is one word too many\nUsage: ${USAGE}`);
    const jobs = countOf('--jobs', values.jobs);
    const selection = parseSelection(what);
    const dir =
      folder === undefined ? ownSubmission(root, selection.slug) : submissionFolder(folder);
    const target = loadTarget(root, selection, dir);
    if (!existsSync(dir))
      throw new WrongUsage(`${target.shown} does not exist: npm run start ${selection.slug}`);

    const screen = screenOf(process.stdout);
    const progress = new Progress(screen, target.cases.length, process.stdout);
    let stopped = false;
    const result = await runGrading({
      root,
      targets: [target],
      resultPath: values.json === undefined ? defaultResultPath(root) : resolve(values.json),
      ...(jobs === undefined ? {} : { jobs }),
      judged: (_assignment, { id }) => {
        progress.step(id);
      },
      stopped: interrupted().then(() => {
        stopped = true;
      }),
    });
    progress.clear();
    const failures = result.assignments.flatMap((one) =>
      failuresOf(one, { ...screen, all: values.all }),
    );
    process.stdout.write(`${[...failures, scoreTable(result, screen)].join('\n\n')}\n`);
    if (stopped)
      process.stderr.write('\nInterrupted: what was not judged by then counts as not checked.\n');
    return stopped ? 130 : exitCodeOf(result);
  },
};
