import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const missesEndOfFile: Symptom = {
  id: 'misses-end-of-file',
  hint({ finding, attempt, role }) {
    if (role !== 'server' || !isAbout(finding, 'close.missing')) return undefined;
    if (!attempt.transcript.some((event) => event.kind === 'half-close')) return undefined;
    return (
      'The client is done sending, and recv has told so: it returned 0 bytes (b"" in Python, "end" in ' +
      'Node, -1 in Java). Leave the loop then, and close the connection.'
    );
  },
};
