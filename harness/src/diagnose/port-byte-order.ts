import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const portByteOrder: Symptom = {
  id: 'port-byte-order',
  hint({ finding }) {
    if (!isAbout(finding, 'listen.elsewhere', 'connect.elsewhere')) return undefined;
    const { port } = finding;
    const swapped = ((port & 0xff) << 8) | (port >> 8);
    if (swapped === port || !finding.found.some((one) => one.port === swapped)) return undefined;
    return `${swapped} is ${port} with its two bytes swapped: the port goes through htons().`;
  },
};
