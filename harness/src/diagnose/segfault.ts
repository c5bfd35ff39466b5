import { diedOf } from './died-of';
import type { Symptom } from './symptom';

export const segfault: Symptom = {
  id: 'segfault',
  hint(facts) {
    if (!diedOf('SIGSEGV', facts)) return undefined;
    const compiler = facts.attempt.typed?.build[0]?.[0] ?? '';
    const how = /^(cc|c\+\+)$/.test(compiler)
      ? `Do it by hand, with -fsanitize=address behind ${compiler} in the first line`
      : 'Compile with -g -fsanitize=address and do it by hand';
    return `${how}: the line that is wrong is then named.`;
  },
};
