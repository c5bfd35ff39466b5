import { resolve } from 'node:path';
import { openPlain } from '../src/isolation/plain';
import { grade } from '../src/run/grade';
import { Grading } from '../src/run/grading';
import { ResultFile } from '../src/run/result-file';
import { loadTarget, ownSubmission, parseSelection, submissionFolder } from '../src/run/targets';
import { exitCodeOf } from '../src/run/total';
import { countOf, readArguments, WrongUsage } from './arguments';
import type { Command } from './command';
import { version } from './version';

const USAGE = 'halfclose grade <assignment>[/<case>] [FOLDER] [--json FILE] [--all] [--jobs N]';

export const gradeCommand: Command = {
  name: 'grade',
  usage: USAGE,
  summary: 'Grades a program: any folder, or your own submission.',
  async run(root, words) {
    const { values, positionals } = readArguments(
      words,
      {
        json: { type: 'string' },
        all: { type: 'boolean' },
        jobs: { type: 'string' },
      },
      USAGE,
    );
    const [what, folder, surplus] = positionals;
    if (what === undefined || surplus !== undefined) throw new WrongUsage(`Usage: ${USAGE}`);
    const selection = parseSelection(what);
    const dir = folder === undefined ? ownSubmission(root, selection.slug) : submissionFolder(folder);
    const target = loadTarget(root, selection, dir);
    const isolation = openPlain();
    const grading = new Grading([target], { root, version: version(root), startedAt: new Date(), isolation });
    const file = values.json === undefined ? undefined : new ResultFile(resolve(values.json));
    file?.update(grading.result);
    const jobs = countOf('--jobs', values.jobs);
    const result = await grade(grading, {
      isolation,
      blocking: true,
      ...(jobs === undefined ? {} : { jobs }),
      judged: () => file?.update(grading.result),
    });
    file?.finish(result);
    await isolation.close();
    for (const one of result.assignments[0]!.cases) {
      console.log(one.verdict.padEnd(12), one.id.padEnd(40), one.finding?.code ?? '', one.reason ?? '', one.durationMs);
    }
    const boot = result.assignments[0]!.boot;
    if (boot) console.log('boot', boot.finding);
    console.log(result.score, result.maxScore);
    return exitCodeOf(result);
  },
};
