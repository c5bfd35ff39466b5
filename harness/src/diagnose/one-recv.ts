import { isBufferSize } from './power-of-two';
import { passedOn } from './reply-share';
import type { Symptom } from './symptom';

export const oneRecv: Symptom = {
  id: 'one-recv',
  hint(facts) {
    const passed = passedOn(facts);
    if (!passed || passed.count >= passed.of || !isBufferSize(passed.count)) return undefined;
    const until =
      facts.role === 'server' ? 'it returns 0 bytes' : 'you have as many bytes as you sent';
    return (
      `Exactly ${passed.count} of ${passed.of} bytes: that is one recv with a full buffer. ` +
      `One call returns at most that much, so call it in a loop until ${until}.`
    );
  },
};
