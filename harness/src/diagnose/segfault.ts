import { diedOf } from './died-of';
import type { Symptom } from './symptom';

export const segfault: Symptom = {
  id: 'segfault',
  hint: (facts) =>
    diedOf('SIGSEGV', facts)
      ? 'Compile with -g -fsanitize=address and do it by hand: the line that is wrong is then named.'
      : undefined,
};
