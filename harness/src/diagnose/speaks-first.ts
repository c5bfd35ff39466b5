import { bytesOn } from './bytes-on';
import { agrees, allOf, slice } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const speaksFirst: Symptom = {
  id: 'speaks-first',
  hint({ finding, attempt, role }) {
    if (role !== 'server' || !isAbout(finding, 'bytes.different') || finding.differsAt > 0) {
      return undefined;
    }
    const sent = bytesOn(attempt.transcript, 'send', finding.peer);
    const received = bytesOn(attempt.transcript, 'receive', finding.peer);
    if (received.length > finding.actual.length || !agrees(finding.expected, sent, 0))
      return undefined;
    // What another client is due may have come here.
    const others = attempt.transcript.some(
      ({ kind, peer, at }) => kind === 'send' && peer !== finding.peer && at <= finding.at,
    );
    if (finding.peer !== undefined && others) return undefined;
    // The rest of a greeting may still be under way: only its first byte can be relied on.
    const [due = '', came = ''] = [finding.expected, finding.actual].map((b) =>
      allOf(slice(b, 0, 1)),
    );
    if (!/^[ -~]$/.test(due) || due.toLowerCase() === came.toLowerCase()) return undefined;
    return 'Send back what was received and nothing else: no greeting, no prompt, no line of your own.';
  },
};
