import { parting } from './parting';
import type { Symptom } from './symptom';

export const lineEnds: Symptom = {
  id: 'line-ends',
  hint(facts) {
    const found = parting(facts);
    if (!found || !/^[\r\n]$/.test(found.due) || found.came === '') return undefined;
    return (
      'A line end was dropped or changed. Reading by lines takes \\n, \\r and \\r\\n for the same and ' +
      'swallows them: read bytes instead.'
    );
  },
};
