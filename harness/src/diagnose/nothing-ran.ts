import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const nothingRan: Symptom = {
  id: 'nothing-ran',
  hint({ finding, attempt }) {
    if (!isAbout(finding, 'exit.early', 'listen.missing', 'connect.missing')) return undefined;
    if (finding.exit?.code !== 0 || attempt.stdout.length + attempt.stderr.length > 0)
      return undefined;
    const python = /(^|\/)python[\d.]*$/.test(attempt.command[0] ?? '');
    const ended = 'It ended at once, without an error and without a word: most likely nothing ran.';
    return python
      ? `${ended} Is \`if __name__ == '__main__':\` at column 0, outside the function, and does it call it?`
      : `${ended} Does main call the function that does the work, and wait for it?`;
  },
};
