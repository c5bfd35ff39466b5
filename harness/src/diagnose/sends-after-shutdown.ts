import { mayExplain } from './python-error';
import { pythonException } from './python-exception';
import type { Symptom } from './symptom';

/** A pipe breaks without our doing only where the program itself has shut down its side. */
export const sendsAfterShutdown: Symptom = {
  id: 'sends-after-shutdown',
  hint(facts) {
    const { attempt } = facts;
    const exception = mayExplain(facts) ? pythonException(attempt) : undefined;
    if (exception?.name !== 'BrokenPipeError') return undefined;
    const ours = ['close', 'reset'];
    if (attempt.transcript.some((event) => ours.includes(event.kind))) return undefined;
    return (
      `Your program stopped at ${exception.quote}. The other side had not gone: your program had shut ` +
      'down its own side before, and can send nothing after that.'
    );
  },
};
