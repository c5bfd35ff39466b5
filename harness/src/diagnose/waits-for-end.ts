import { bytesOn } from './bytes-on';
import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const waitsForEnd: Symptom = {
  id: 'waits-for-end',
  hint({ finding, attempt, role }) {
    if (role !== 'server' || !isAbout(finding, 'bytes.missing') || finding.end) return undefined;
    const { transcript } = attempt;
    const mine = transcript.filter((event) => event.at <= finding.at && event.peer !== undefined);
    const half = mine.some((e) => e.kind === 'half-close' && (finding.peer ?? e.peer) === e.peer);
    const sent = bytesOn(transcript, 'send', finding.peer).length;
    const received = bytesOn(transcript, 'receive', finding.peer).length;
    const others = mine.some(({ kind, peer }) => kind === 'receive' && peer !== finding.peer);
    if (finding.peer !== undefined && others) return undefined;
    if (half || sent === 0 || received > 0 || attempt.exit?.by === 'self') return undefined;
    return (
      'Nothing came back while the client kept its side open. A server that first reads to the end ' +
      'of file, or to the end of a line, waits for ever here: send back what each recv returns, at once.'
    );
  },
};
