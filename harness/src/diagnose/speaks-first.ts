import { bytesOn } from './bytes-on';
import { comesBefore } from './difference';
import { agrees } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const speaksFirst: Symptom = {
  id: 'speaks-first',
  hint({ finding, attempt, role }) {
    if (role !== 'server' || !isAbout(finding, 'bytes.different') || !comesBefore(finding)) return undefined;
    const sent = bytesOn(attempt.transcript, 'send', finding.peer);
    const received = bytesOn(attempt.transcript, 'receive', finding.peer);
    if (received.length > finding.actual.length || !agrees(finding.expected, sent, 0)) return undefined;
    return 'Send back what was received and nothing else: no greeting, no prompt, no line of your own.';
  },
};
