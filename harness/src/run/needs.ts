import { networkInterfaces } from 'node:os';

const MET: Readonly<Record<string, () => boolean>> = {
  linux: () => process.platform === 'linux',
  ipv6: () =>
    Object.values(networkInterfaces())
      .flat()
      .some((address) => address?.address === '::1'),
};
const LACKS: Readonly<Record<string, string>> = {
  linux: 'this case needs Linux',
  ipv6: 'this machine has no IPv6',
};

/** Why a case can't be run on this machine, or undefined if it can. */
export function missingNeed(needs: readonly string[]): string | undefined {
  const missing = needs.find((need) => !MET[need]?.());
  return missing === undefined ? undefined : LACKS[missing];
}
