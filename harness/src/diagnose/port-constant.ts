import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const portConstant: Symptom = {
  id: 'port-constant',
  hint({ finding }) {
    if (!isAbout(finding, 'listen.elsewhere', 'connect.elsewhere')) return undefined;
    const other = finding.found.find((one) => one.port !== finding.port);
    if (!other || finding.found.some((one) => one.port === finding.port)) return undefined;
    return (
      `${other.port} is written into your program. The port is an argument, another one in every run: ` +
      `here it was ${finding.port}.`
    );
  },
};
