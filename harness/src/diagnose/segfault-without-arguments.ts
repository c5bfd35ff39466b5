import { diedOf } from './died-of';
import type { Symptom } from './symptom';

export const segfaultWithoutArguments: Symptom = {
  id: 'segfault-without-arguments',
  hint: (facts) =>
    diedOf('SIGSEGV', facts) && facts.attempt.command.length === 1
      ? 'It was started without arguments, so argv[1] is NULL, and atoi or strlen of NULL crash. Look at argc first.'
      : undefined,
};
