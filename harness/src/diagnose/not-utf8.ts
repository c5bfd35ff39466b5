import { mayExplain } from './python-error';
import { pythonException } from './python-exception';
import type { Symptom } from './symptom';

export const notUtf8: Symptom = {
  id: 'not-utf8',
  hint(facts) {
    const exception = mayExplain(facts) ? pythonException(facts.attempt) : undefined;
    if (exception?.name !== 'UnicodeDecodeError') return undefined;
    return (
      `Your program stopped at ${exception.quote}. Not all bytes are text, and what one recv returns ` +
      'may end inside a character: pass bytes on as they are, and decode only a whole message.'
    );
  },
};
