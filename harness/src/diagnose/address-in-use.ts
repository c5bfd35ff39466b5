import { isAbout } from './finding-of';
import { lastLines } from './output-lines';
import type { Symptom } from './symptom';

const IN_USE = /address already in use|EADDRINUSE|AddrInUse/i;

export const addressInUse: Symptom = {
  id: 'address-in-use',
  hint({ finding, attempt }) {
    if (!isAbout(finding, 'exit.early', 'listen.missing', 'listen.elsewhere')) return undefined;
    if (!lastLines(attempt.stderr).some((line) => IN_USE.test(line))) return undefined;
    return (
      `bind() found its port in use; ${finding.port}, which it was told, was free. Is the port a constant, ` +
      'or bound twice? Take it from the arguments, and set SO_REUSEADDR before bind().'
    );
  },
};
