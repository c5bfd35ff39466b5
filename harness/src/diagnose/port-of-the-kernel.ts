import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

/** Linux takes the ports that nobody asked for from here up. */
const KERNELS_CHOICE = 32768;

export const portOfTheKernel: Symptom = {
  id: 'port-of-the-kernel',
  hint({ finding }) {
    if (!isAbout(finding, 'listen.elsewhere')) return undefined;
    if (!finding.found.every((one) => one.port >= KERNELS_CHOICE)) return undefined;
    return (
      "That port is one of the kernel's choice: listen() takes one where bind() failed or was not " +
      'called, and so does port 0. Check the result of bind().'
    );
  },
};
