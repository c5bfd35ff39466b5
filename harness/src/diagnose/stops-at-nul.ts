import { parting } from './parting';
import type { Symptom } from './symptom';

export const stopsAtNul: Symptom = {
  id: 'stops-at-nul',
  hint(facts) {
    if (parting(facts)?.due !== '\0' || facts.attempt.exit?.signal) return undefined;
    return (
      'It went wrong at a NUL byte: strlen, strcpy and printf("%s") stop there. ' +
      'Use the count that recv returned.'
    );
  },
};
