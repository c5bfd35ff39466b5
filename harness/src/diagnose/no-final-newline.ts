import { allOf, slice } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const noFinalNewline: Symptom = {
  id: 'no-final-newline',
  hint({ finding }) {
    if (!isAbout(finding, 'stdout.missing') || finding.actual.length === 0) return undefined;
    if (allOf(slice(finding.expected, finding.differsAt)) !== '\n') return undefined;
    return 'Print the newline, too: printf, fwrite and the write functions add none by themselves.';
  },
};
