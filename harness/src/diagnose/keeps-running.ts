import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const keepsRunning: Symptom = {
  id: 'keeps-running',
  hint({ finding, attempt, role }) {
    if (role !== 'server' || !isAbout(finding, 'exit.missing')) return undefined;
    const kinds = new Set(attempt.transcript.map((event) => event.kind));
    if (!kinds.has('fin') || kinds.has('signal')) return undefined;
    return (
      'The connection was closed, and the program did not end. Does it wait in accept() for another ' +
      'client, or is a listening socket or a thread still open?'
    );
  },
};
