import type { FindingOf } from '../../diagnose/finding-of';
import { exitName, howItEnded } from './signals';
import type { Context } from './context';

export function neverListened(finding: FindingOf<'listen.missing'>, { who }: Context): string {
  const { port, exit } = finding;
  if (exit) return `${who} ${howItEnded(exit)} and never listened on port ${port}.`;
  return `${who} never listened on port ${port}; it was still running when the time was up.`;
}

export function listenedElsewhere(
  finding: FindingOf<'listen.elsewhere'>,
  { who }: Context,
): string {
  const { port, found } = finding;
  const here = found.filter((one) => one.port === port);
  if (here.length === 0) {
    return `${who} listened on ${portsOf(found)}, but it was told ${port}.`;
  }
  const addresses = unique(here.map((one) => one.address)).join(' and ');
  const family = here.every((one) => one.address.includes(':')) ? 'IPv4' : 'IPv6';
  return `${who} listened on port ${port} at ${addresses} only; the client came over ${family}.`;
}

export function stillListened(finding: FindingOf<'listen.still'>, { who }: Context): string {
  const { port, exit } = finding;
  if (exit)
    return `${who} had ended, but something that it had started still listened on port ${port}.`;
  return `${who} still listened on port ${port} when it should have stopped.`;
}

export function endedEarly(finding: FindingOf<'exit.early'>, context: Context): string {
  const { role, who, circumstances } = context;
  const { exit, port } = finding;
  const how = exit ? howItEnded(exit) : 'ended';
  if (circumstances.connectedBefore) {
    const by = exit ? ` (${exitName(exit)})` : '';
    return `${who} had ended${by} before the next connection could be made.`;
  }
  const due = role === 'server' ? `listened on port ${port}` : `connected to port ${port}`;
  return `${who} ${how} before it ${due}.`;
}

export function neverConnected(finding: FindingOf<'connect.missing'>, { who }: Context): string {
  const { port, exit } = finding;
  if (exit) return `${who} ${howItEnded(exit)} and never connected to port ${port}.`;
  return `${who} never connected to port ${port}; it was still running when the time was up.`;
}

export function connectedElsewhere(
  finding: FindingOf<'connect.elsewhere'>,
  { who }: Context,
): string {
  const { port, found } = finding;
  const here = found.filter((one) => one.port === port);
  if (here.length === 0) {
    return `${who} connected to ${portsOf(found)}, but it was told ${port}.`;
  }
  const addresses = unique(here.map((one) => one.address)).join(' and ');
  return `${who} connected to ${addresses}, which is not the host that it was told.`;
}

export function resetAtOnce(finding: FindingOf<'connect.reset'>, { role, who }: Context): string {
  const to = role === 'server' ? `on port ${finding.port}` : `to port ${finding.port}`;
  return `${who} reset the connection ${to} (RST) as soon as it was made.`;
}

function portsOf(found: readonly { port: number }[]): string {
  const ports = unique(found.map((one) => String(one.port)));
  return `port${ports.length === 1 ? '' : 's'} ${ports.join(' and ')}`;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
