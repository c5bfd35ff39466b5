import { bytesOn } from '../../diagnose/bytes-on';
import { slice } from '../../diagnose/excerpt-parts';
import { isAbout, type FindingOf } from '../../diagnose/finding-of';
import type { Finding } from '../../model/finding';
import type { Attempt } from '../../model/result';
import type { Output, TranscriptEvent } from '../../model/transcript';
import { isHttp } from '../words/http/place';
import { certainBytes, cutsShort, withCertainBytes } from './http';
import { neutralBuffered, neutralHoldings, steadyLength } from './amounts';
import { neutralOutput } from './output';

type Transcript = Attempt['transcript'];
type Open = FindingOf<'bytes.different' | 'stdout.different'>;

/**
 * The attempt without what differs from machine to machine or from run to run: pids, ports that
 * the kernel chose, folders, the frames of stack traces, what was still under way.
 */
export function neutralAttempt(attempt: Attempt, finding: Finding | undefined): Attempt {
  const { pid, stdout, stderr, transcript, ...rest } = withoutChanceExit(attempt, finding);
  const neutral = (output: Output): Output => neutralOutput(output, pid);
  const certain = finding ? withoutChance(transcript, finding) : transcript;
  return {
    ...rest,
    transcript: certain.map(steadyLength),
    stdout: neutral(stdout),
    stderr: neutral(stderr),
  };
}

/**
 * Where the finding doesn't tell of the exit, it is chance whether it was still waited for; but a
 * crash that is under way is always waited for.
 */
export function withoutChanceExit(attempt: Attempt, finding: Finding | undefined): Attempt {
  const { exit, ...rest } = attempt;
  const told = finding && 'exit' in finding && finding.exit;
  const crashed = exit !== undefined && exit.code !== 0;
  const certain = finding && !endsTheCase(finding) && (told || crashed);
  if (certain && exit?.by === 'self') return attempt;
  return { ...rest, transcript: rest.transcript.filter((event) => event.kind !== 'exit') };
}

/** A wrong byte ends the case while more is still under way. */
function endsTheCase(finding: Finding): boolean {
  return isOpen(finding) || isAbout(finding, 'bytes.surplus', 'stdout.surplus');
}

/** How much came behind the wrong byte is chance. */
export function isOpen(finding: Finding): boolean {
  return isHttp(finding) ? cutsShort(finding) : isWrong(finding);
}

function isWrong(finding: Finding): finding is Open {
  return isAbout(finding, 'bytes.different', 'stdout.different');
}

export function neutralFinding(finding: Finding): Finding {
  if ('output' in finding) {
    const output = { length: finding.output.length, head: finding.output, tail: '' };
    return { ...finding, output: neutralOutput(output, undefined).head };
  }
  if (isHttp(finding)) return withCertainBytes(finding);
  if (isAbout(finding, 'bytes.surplus')) return without(finding, 'end');
  if (isAbout(finding, 'stdout.surplus')) return without(finding, 'exit');
  if (isWrong(finding)) {
    return { ...finding, actual: slice(finding.actual, 0, finding.differsAt + 1) };
  }
  return neutralBuffered(neutralHoldings(finding));
}

function without<F extends Finding, K extends keyof F>(finding: F, key: K): F {
  const kept = { ...finding };
  delete kept[key];
  return kept;
}

/** Of what the program did, what was bound to happen before the finding. */
function withoutChance(transcript: Transcript, finding: Finding): Transcript {
  if (!endsTheCase(finding)) return transcript;
  const steady = transcript.filter(({ kind }) => kind !== 'fin' && kind !== 'rst');
  if (isHttp(finding)) return upTo(steady, finding.from + certainBytes(finding), finding.peer);
  return isAbout(finding, 'bytes.different') ? upToWrongByte(steady, finding) : steady;
}

function upToWrongByte(
  transcript: Transcript,
  finding: FindingOf<'bytes.different'>,
): TranscriptEvent[] {
  const came = bytesOn(transcript, 'receive', finding.peer).length;
  const certain = came - finding.actual.length + finding.differsAt + 1;
  return upTo(transcript, certain, finding.peer);
}

/** Of what came on a connection, the first bytes. */
function upTo(
  transcript: Transcript,
  certain: number,
  peer: string | undefined,
): TranscriptEvent[] {
  let left = certain;
  return transcript.flatMap((event) => {
    const judged = peer === undefined || event.peer === peer;
    if (event.kind !== 'receive' || !judged) return [event];
    const bytes = slice(event.bytes, 0, Math.max(0, Math.min(left, event.bytes.length)));
    left -= event.bytes.length;
    return bytes.length === 0 ? [] : [{ ...event, bytes }];
  });
}
