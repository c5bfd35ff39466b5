import { diedOf } from './died-of';
import type { Symptom } from './symptom';

export const brokenPipe: Symptom = {
  id: 'broken-pipe',
  hint: (facts) =>
    diedOf('SIGPIPE', facts)
      ? 'Writing to a connection that the other side has closed raises SIGPIPE. Ignore it with ' +
        'signal(SIGPIPE, SIG_IGN), or send with MSG_NOSIGNAL; then send returns -1, which you check.'
      : undefined,
};
