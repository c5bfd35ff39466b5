import { bytesOn } from './bytes-on';
import { allOf, slice } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

const NAMES: Readonly<Record<string, string>> = { '\n': 'a newline', '\0': 'a NUL byte' };

/** What fails is the end, but the message was wrong already. */
export const sendsOneMore: Symptom = {
  id: 'sends-one-more',
  hint({ finding, attempt, role }) {
    if (role !== 'client' || !isAbout(finding, 'stdout.missing', 'exit.code', 'exit.missing'))
      return undefined;
    const received = bytesOn(attempt.transcript, 'receive', undefined);
    const sent = bytesOn(attempt.transcript, 'send', undefined);
    const name = NAMES[allOf(slice(received, sent.length)) ?? ''];
    const message = allOf(sent);
    if (name === undefined || !message || allOf(slice(received, 0, sent.length)) !== message)
      return undefined;
    return (
      `Your client sent ${name} behind its message, and then waited for one byte more than came back. ` +
      'Send the bytes of the message alone.'
    );
  },
};
