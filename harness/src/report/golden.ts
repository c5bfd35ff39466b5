import type { Finding } from '../model/finding';
import type { Attempt } from '../model/result';
import type { Output } from '../model/transcript';
import { reduceTraces } from './golden-traces';

/** Numbers from here on may depend on how much a kernel buffers. */
const MANY = 1 << 16;
const ABSOLUTE =
  /\/(?:tmp|var|private|home|root|usr|opt|Users|run|dev\/shm|work|workspaces?)(?:\/[^\s"'`:(),;]+)+/g;

/**
 * The attempt without what differs from machine to machine or from run to run: pids, ports that
 * the kernel chose, folders, the frames of stack traces.
 */
export function neutralAttempt(attempt: Attempt): Attempt {
  const { pid, stdout, stderr, exit, ...rest } = attempt;
  const neutral = (output: Output): Output => neutralOutput(output, pid);
  return {
    ...rest,
    stdout: neutral(stdout),
    stderr: neutral(stderr),
    ...(exit?.by === 'self' ? { exit } : {}),
  };
}

function neutralOutput({ length, head, tail }: Output, pid: number | undefined): Output {
  const lost = tail === '' ? 0 : Math.max(0, length - head.length - tail.length);
  const neutral = (part: string): string => neutralText(reduceTraces(part), pid);
  const kept = lost > 0 ? { head: neutral(head), tail: neutral(tail) } : { head: neutral(head + tail), tail: '' };
  return { length: kept.head.length + kept.tail.length + lost, ...kept };
}

function neutralText(text: string, pid: number | undefined): string {
  return text
    .replace(ABSOLUTE, (path) => path.slice(path.lastIndexOf('/') + 1))
    .replace(/0x[0-9a-f]{6,}/g, '0x...')
    .replace(/\b\d{5}\b/g, (digits) => (isEphemeral(Number(digits)) ? 'PORT' : digits))
    .replace(new RegExp(`\\b${pid ?? 'no pid'}\\b`, 'g'), 'PID');
}

/** Linux chooses from 32768 to 60999, others up to 65535. */
function isEphemeral(port: number): boolean {
  return port >= 32768 && port <= 65535;
}

/** The finished report: leased and random ports by the name PORT, buffered amounts as MANY. */
export function neutralReport(report: string, attempt: Attempt, finding: Finding | undefined): string {
  const ports = [...portsOf(attempt, finding)].map((port) => new RegExp(`\\b${port}\\b`, 'g'));
  const named = ports.reduce((text, port) => text.replace(port, 'PORT'), report);
  return named.replace(/\b\d{5,}\b/g, (digits) => (Number(digits) >= MANY ? 'MANY' : digits));
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

/** May the amount of bytes in it depend on how much a kernel buffers? */
export function isBuffered(finding: Finding): boolean {
  return finding.timing && 'differsAt' in finding && finding.differsAt >= MANY;
}
