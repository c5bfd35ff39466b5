import type { Finding } from '../../model/finding';
import type { Attempt } from '../../model/result';
import { isEphemeral } from './ephemeral-port';

/** The finished report, with the leased and the random ports by the name PORT. */
export function neutralPorts(
  report: string,
  attempt: Attempt,
  finding: Finding | undefined,
): string {
  const ports = [...portsOf(attempt, finding)].map((port) => new RegExp(`\\b${port}\\b`, 'g'));
  const whole = ports.reduce((text, port) => text.replace(port, 'PORT'), report);
  return whole.replace(/(127\.0\.0\.1:)\d{1,4}(?="…)/g, '$1PORT'); // where an excerpt ends in it
}

function portsOf(attempt: Attempt, finding: Finding | undefined): Set<number> {
  const ports = new Set<number>();
  if (attempt.port !== undefined) ports.add(attempt.port);
  if (finding && 'port' in finding) ports.add(finding.port);
  for (const event of attempt.transcript) {
    const leased = event.kind !== 'accept' || !event.decoy;
    if ('port' in event && event.port !== undefined && leased) ports.add(event.port);
  }
  // Where a program strayed to a constant, the number is the point; else it is random.
  const swapped = new Set([...ports].map((port) => ((port & 0xff) << 8) | (port >> 8)));
  for (const { port } of finding && 'found' in finding ? finding.found : []) {
    if (isEphemeral(port) || swapped.has(port)) ports.add(port);
  }
  return ports;
}
