import { piecesOn } from './bytes-on';
import { allOf } from './excerpt-parts';
import { isBufferSize } from './power-of-two';
import { surplusIn } from './surplus';
import type { Facts, Symptom } from './symptom';

export const wholeBuffer: Symptom = {
  id: 'whole-buffer',
  hint(facts) {
    const surplus = surplusIn(facts);
    if (surplus === undefined || surplus.length < 2 || !isBehind(surplus, facts)) return undefined;
    return (
      'The bytes too many are what lay in the buffer behind the new ones. ' +
      'Send as many bytes as this recv returned, not the whole buffer.'
    );
  },
};

/** NULs that nobody wrote, a full buffer, or the rest of an earlier, longer message. */
function isBehind(surplus: string, { finding, attempt }: Facts): boolean {
  if (/^\0+$/.test(surplus)) return true;
  const peer = 'peer' in finding ? finding.peer : undefined;
  const pieces = piecesOn(attempt.transcript, 'send', peer).map(allOf);
  const last = pieces.at(-1)?.length ?? 0;
  if (isBufferSize(last + surplus.length)) return true;
  return pieces.slice(0, -1).some((piece) => piece?.slice(last).startsWith(surplus));
}
