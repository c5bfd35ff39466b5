import { bytesOn } from './bytes-on';
import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const resetAtClose: Symptom = {
  id: 'reset-at-close',
  hint({ finding, attempt }) {
    if (!isAbout(finding, 'close.reset')) return undefined;
    const answer = bytesOn(attempt.transcript, 'receive', finding.peer).spans[0]?.bytes;
    // A client of HTTP waits for the answer: to read up to its end of file is to wait for ever.
    const first = answer?.startsWith('HTTP/')
      ? 'Read all of the request first, its body too'
      : 'Read up to the end of file first';
    return (
      'close() sends a RST instead of a FIN while bytes are still unread, or if SO_LINGER is 0. ' +
      `${first}, and leave SO_LINGER alone.`
    );
  },
};
