import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const printsFirst: Symptom = {
  id: 'prints-first',
  hint: ({ finding }) =>
    isAbout(finding, 'stdout.different') && finding.differsAt === 0
      ? 'Something else came first on stdout. Only the result belongs there: what tells how far the ' +
        'program has come goes to stderr.'
      : undefined,
};
