import { mayExplain } from './python-error';
import { pythonException } from './python-exception';
import type { Symptom } from './symptom';

export const uncaughtReset: Symptom = {
  id: 'uncaught-reset',
  hint(facts) {
    const exception = mayExplain(facts) ? pythonException(facts.attempt) : undefined;
    if (!exception || !/^(ConnectionResetError|BrokenPipeError)$/.test(exception.name))
      return undefined;
    if (facts.role === 'client') return undefined;
    return (
      `Your program stopped at ${exception.quote}. A client may go away at any moment: catch the error ` +
      'around recv and send, close that connection, and go on.'
    );
  },
};
