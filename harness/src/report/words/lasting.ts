import type { FindingOf } from '../../diagnose/finding-of';
import { exitName } from './signals';
import type { Context } from './context';

export function endedUnasked(finding: FindingOf<'exit.unasked'>, { who }: Context): string {
  return `${who} ended (${exitName(finding.exit)}) when it should have gone on serving.`;
}

export function stoppedListening(finding: FindingOf<'listen.gone'>, { who }: Context): string {
  return `${who} no longer listened on port ${finding.port}, though it was still running.`;
}

export function leftWaiting({ port }: FindingOf<'connect.unanswered'>, { who }: Context): string {
  return `${who} left a connection to port ${port} unanswered: its queue (the backlog) was full.`;
}

export function sharedPort(finding: FindingOf<'port.shared'>, { role }: Context): string {
  const { port, exit, listens } = finding;
  const second = `A second copy of your ${role}`;
  if (listens) return `${second} took port ${port} as well, while the first one had it.`;
  const end = exit ? `ended with ${exitName(exit)}` : 'neither failed nor ended';
  return `${second} was started while the first one had port ${port}, and ${end}.`;
}

const KEPT = {
  sockets: ['socket', 'sockets', 'held'],
  files: ['file', 'files', 'held'],
  threads: ['thread', 'threads', 'kept'],
  processes: ['child process', 'child processes', 'kept'],
} as const;

export function heldOn(finding: FindingOf<'holdings.grown'>, { who }: Context): string {
  const { of, clients, before, after } = finding;
  const [one, many, kept] = KEPT[of];
  const more = after - before;
  const gone = `after ${clients} clients had come and gone`;
  return `${who} ${kept} ${more} more ${more === 1 ? one : many} ${gone} than before (${before}, then ${after}).`;
}

export function wasBusy({ busyMs, ofMs }: FindingOf<'cpu.busy'>, { who }: Context): string {
  const share = Math.min(100, Math.round((100 * busyMs) / ofMs));
  return `${who} used ${share} % of a core while nobody asked anything of it.`;
}
