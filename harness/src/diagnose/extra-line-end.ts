import { surplusIn } from './surplus';
import type { Symptom } from './symptom';

export const extraLineEnd: Symptom = {
  id: 'extra-line-end',
  hint(facts) {
    const surplus = surplusIn(facts);
    if (surplus !== '\n' && surplus !== '\r\n') return undefined;
    return facts.finding.code === 'stdout.surplus'
      ? 'One line end too many: print, println and puts add one by themselves.'
      : 'A line end was added: println and puts append one, as print does. Send the bytes alone.';
  },
};
