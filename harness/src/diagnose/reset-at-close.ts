import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const resetAtClose: Symptom = {
  id: 'reset-at-close',
  hint: ({ finding }) =>
    isAbout(finding, 'close.reset')
      ? 'close() sends a RST instead of a FIN while bytes are still unread, or if SO_LINGER is 0. ' +
        'Read up to the end of file first, and leave SO_LINGER alone.'
      : undefined,
};
