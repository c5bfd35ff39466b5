import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

export const ipv6Only: Symptom = {
  id: 'ipv6-only',
  hint({ finding }) {
    if (!isAbout(finding, 'listen.elsewhere')) return undefined;
    const here = finding.found.filter((one) => one.port === finding.port);
    if (here.length === 0 || !here.every((one) => one.address.includes(':'))) return undefined;
    return '::1 is reached over IPv6 only. Bind 127.0.0.1 or 0.0.0.0, or a :: that takes IPv4 as well.';
  },
};
