import { parting } from './parting';
import type { Symptom } from './symptom';

export const readAsText: Symptom = {
  id: 'read-as-text',
  hint(facts) {
    const found = parting(facts);
    if (!found || found.due < '\x80') return undefined;
    const encoded = Buffer.from(found.due, 'utf8').toString('latin1');
    const replaced = found.came.startsWith('\xef\xbf\xbd') || found.came.startsWith('?');
    if (!replaced && !found.came.startsWith(encoded)) return undefined;
    return (
      'A byte that is no text was decoded and encoded again, and came out as another. ' +
      'Work on the bytes that recv gave you: no decode, no toString, no Reader.'
    );
  },
};
