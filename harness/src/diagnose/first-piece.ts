import { piecesOn } from './bytes-on';
import { passedOn } from './reply-share';
import type { Symptom } from './symptom';

export const firstPiece: Symptom = {
  id: 'first-piece',
  hint(facts) {
    const { finding, attempt, role } = facts;
    // What a crash cut off is no loop that is missing.
    if (role === 'server' && attempt.exit?.by === 'self' && attempt.exit.code !== 0)
      return undefined;
    const passed = passedOn(facts);
    const peer = 'peer' in finding ? finding.peer : undefined;
    const pieces = piecesOn(attempt.transcript, 'send', peer);
    const first = pieces[0]?.length ?? 0;
    if (!passed || pieces.length < 2 || first === 0 || passed.count !== first) return undefined;
    if (role === 'server') {
      return (
        'What came first was answered, what came later was not. ' +
        'Receive and send in a loop until recv returns 0 bytes; only then close.'
      );
    }
    return (
      `The reply came in ${pieces.length} parts, and you took the first for all of it. ` +
      'One recv returns what has arrived: loop until you have as many bytes as you sent.'
    );
  },
};
