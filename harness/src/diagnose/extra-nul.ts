import { surplusIn } from './surplus';
import type { Symptom } from './symptom';

export const extraNul: Symptom = {
  id: 'extra-nul',
  hint: (facts) =>
    surplusIn(facts) === '\0'
      ? 'The byte too many is the NUL that ends a C string; it is not part of the message. ' +
        'Send strlen(message) bytes, not one more, and not sizeof.'
      : undefined,
};
