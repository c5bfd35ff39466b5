import { allOf, slice } from './excerpt-parts';
import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const lengthInFront: Symptom = {
  id: 'length-in-front',
  hint({ finding }) {
    if (!isAbout(finding, 'bytes.different') || finding.differsAt !== 0) return undefined;
    const { length } = finding.expected;
    for (const size of [2, 4]) {
      const front = allOf(slice(finding.actual, 0, size));
      if (front === undefined || front.length < size) continue;
      const bytes = Buffer.from(front, 'latin1');
      if (bytes.readUIntBE(0, size) !== length && bytes.readUIntLE(0, size) !== length) continue;
      return (
        `The first ${size} bytes are the length, ${length}. Java's writeUTF and the like put it in front; ` +
        'send the bytes of the message alone.'
      );
    }
    return undefined;
  },
};
