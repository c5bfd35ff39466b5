import { bytesOn } from '../diagnose/bytes-on';
import { slice } from '../diagnose/excerpt-parts';
import { isAbout, type FindingOf } from '../diagnose/finding-of';
import type { Finding } from '../model/finding';
import type { Attempt } from '../model/result';
import type { Output } from '../model/transcript';
import { neutralOutput } from './golden-output';

/**
 * The attempt without what differs from machine to machine or from run to run: pids, ports that
 * the kernel chose, folders, the frames of stack traces.
 */
export function neutralAttempt(attempt: Attempt, finding: Finding | undefined): Attempt {
  const { pid, stdout, stderr, exit, transcript, ...rest } = attempt;
  const neutral = (output: Output): Output => neutralOutput(output, pid);
  return {
    ...rest,
    transcript: finding && isOpen(finding) ? upToWrongByte(transcript, finding) : transcript,
    stdout: neutral(stdout),
    stderr: neutral(stderr),
    ...(exit?.by === 'self' ? { exit } : {}),
  };
}

type Open = FindingOf<'bytes.different' | 'stdout.different'>;

/** A wrong byte ends the case while more is still under way: how much of it came is chance. */
export function isOpen(finding: Finding): finding is Open {
  return isAbout(finding, 'bytes.different', 'stdout.different');
}

export function neutralFinding(finding: Finding): Finding {
  if ('output' in finding) {
    const output = { length: finding.output.length, head: finding.output, tail: '' };
    return { ...finding, output: neutralOutput(output, undefined).head };
  }
  if (!isOpen(finding)) return finding;
  return { ...finding, actual: slice(finding.actual, 0, finding.differsAt + 1) };
}

/** Of what the program did, only what came on this connection up to the wrong byte. */
function upToWrongByte(transcript: Attempt['transcript'], finding: Open): Attempt['transcript'] {
  const onSocket = finding.code === 'bytes.different';
  const came = bytesOn(transcript, 'receive', finding.peer).length;
  let left = onSocket ? came - finding.actual.length + finding.differsAt + 1 : came;
  return transcript.flatMap((event) => {
    if (event.kind === 'fin' || event.kind === 'rst' || event.kind === 'exit') return [];
    const judged = finding.peer === undefined || event.peer === finding.peer;
    if (event.kind !== 'receive' || !judged) return [event];
    const bytes = slice(event.bytes, 0, Math.max(0, Math.min(left, event.bytes.length)));
    left -= event.bytes.length;
    return bytes.length === 0 ? [] : [{ ...event, bytes }];
  });
}
