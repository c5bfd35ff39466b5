import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const wrongExitCode: Symptom = {
  id: 'wrong-exit-code',
  hint({ finding, attempt }) {
    if (!isAbout(finding, 'exit.code') || finding.expected !== 0 || attempt.stderr.length > 0)
      return undefined;
    return (
      'All went well up to the end, and only the exit code says otherwise. ' +
      'Look for exit() or sys.exit() on that path, and at what main returns.'
    );
  },
};
