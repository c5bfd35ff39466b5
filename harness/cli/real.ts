import { drifted, writeDocuments } from '../src/authoring/documents';
import { REAL_DOCUMENT, surveyReal } from '../src/authoring/survey-real';
import { readArguments, refuseSurplus } from './arguments';
import { Crew } from './crew';
import type { Command } from './command';
import { Progress } from './progress';
import { screenOf } from './screen';

const USAGE = 'npm run real';

export const realCommand: Command = {
  name: 'real',
  usage: USAGE,
  summary: 'grades servers that nobody wrote for this course, and writes what they meet',
  async run(root, words) {
    refuseSurplus(readArguments(words, {}, USAGE).positionals[0], USAGE);
    const crew = new Crew(root);
    const progress = new Progress(screenOf(process.stdout), 0, process.stdout);
    try {
      const { text, problems, leftOut } = await surveyReal({
        root,
        grade: (slug, dir) => crew.grade(slug, dir),
        // What a machine has installed is no input that a cache could know of.
        harnessHash: undefined,
        ran: ({ folder }) => {
          progress.step(folder);
        },
      });
      progress.clear();
      for (const line of leftOut) process.stdout.write(`${line}\n`);
      for (const problem of problems) process.stdout.write(`✘ ${problem}\n`);
      if (problems.length > 0) return 1;
      const made = new Map([[REAL_DOCUMENT, text]]);
      const stale = drifted(root, made);
      writeDocuments(root, made);
      process.stdout.write(
        stale.length === 0 ? 'Nothing has changed.\n' : `Written:\n  ${REAL_DOCUMENT}\n`,
      );
      return 0;
    } finally {
      await crew.close();
    }
  },
};
