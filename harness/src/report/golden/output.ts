import type { Output } from '../../model/transcript';
import { isEphemeral } from './ephemeral-port';
import { reduceTraces } from './traces';

const ABSOLUTE =
  /\/(?:tmp|var|private|home|root|usr|opt|Users|run|dev\/shm|work|workspaces?)(?:\/[^\s"'`:(),;]+)+/g;

/** What a program printed, without pids, folders, random ports and the frames of stack traces. */
export function neutralOutput({ length, head, tail }: Output, pid: number | undefined): Output {
  const lost = tail === '' ? 0 : Math.max(0, length - head.length - tail.length);
  const neutral = (part: string): string => neutralText(reduceTraces(part), pid);
  const kept =
    lost > 0
      ? { head: neutral(head), tail: neutral(tail) }
      : { head: neutral(head + tail), tail: '' };
  return { length: kept.head.length + kept.tail.length + lost, ...kept };
}

function neutralText(text: string, pid: number | undefined): string {
  return text
    .replace(ABSOLUTE, (path) => path.slice(path.lastIndexOf('/') + 1))
    .replace(/0x[0-9a-f]{6,}/g, '0x...')
    .replace(/\b\d{5}\b/g, (digits) => (isEphemeral(Number(digits)) ? 'PORT' : digits))
    .replace(/^(.+)\n(\1\n)+/gm, '$1\n...\n')
    .replace(new RegExp(`\\b${pid ?? 'no pid'}\\b`, 'g'), 'PID');
}
