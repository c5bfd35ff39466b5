import type { Hand } from '../../model/by-hand';
import type { Finding } from '../../model/finding';
import { UNKNOWN_PORT } from '../../model/port-name';
import type { Attempt, CaseResult } from '../../model/result';
import { clientLines } from './client';
import { commandLine } from './command-line';
import { isInRoot, MAKE_ROOT } from './program';
import { serverLines } from './server';
import { viewOf } from './view';

/** Nobody types more. */
const MOST = 30;

/**
 * Shell lines (POSIX sh, OpenBSD's nc) that let a person see for themselves what a case saw; none
 * where there was nothing to run. They are typed in the folder that the program is in.
 */
export function byHand(
  { hand, handEnd }: Pick<CaseResult, 'hand' | 'handEnd'>,
  attempt: Pick<Attempt, 'finding' | 'port' | 'typed'>,
  role: 'server' | 'client',
): string[] {
  const { finding, port, typed } = attempt;
  if (!finding || port === undefined || !typed) return [];
  const hands = upTo(finding, hand, handEnd ?? finding.step, role).map(withItsPort(port));
  if (isBeyondHands(hands)) return [];
  const connections = hands.filter((one) => one.do === 'connect').length;
  const { code } = finding;
  const scene = { command: typed.command, port, code, view: viewOf(finding, connections) };
  const lines = role === 'server' ? serverLines(hands, scene) : clientLines(hands, scene);
  const root = typed.command.some(isInRoot) ? [MAKE_ROOT] : [];
  return lines.length === 0 ? [] : [...typed.build.map(commandLine), ...root, ...lines];
}

/** The port was not known when the bytes were written down. */
function withItsPort(port: number): (hand: Hand) => Hand {
  const known = (bytes: string): string => bytes.replaceAll(`:${UNKNOWN_PORT}`, `:${port}`);
  return (hand) => (hand.do === 'send' ? { ...hand, bytes: known(hand.bytes) } : hand);
}

/** Is it too much to type, or for no shell, or is there more than one conversation at a time? */
function isBeyondHands(hands: readonly Hand[]): boolean {
  if (hands.length > MOST || hands.some((one) => one.do === 'beyond-hands')) return true;
  let open = false;
  for (const { do: what } of hands) {
    if (what === 'connect' && open) return true;
    if (what === 'connect') open = true;
    if (what === 'half-close' || what === 'close' || what === 'reset') open = false;
  }
  return false;
}

/** What the last process was part of, up to the step that judged. */
function upTo(
  finding: Finding,
  hand: CaseResult['hand'],
  end: number,
  role: 'server' | 'client',
): Hand[] {
  // A client that has sent wrong bytes is answered all the same: it shall not seem to hang.
  const all = role === 'client' && /^(bytes|connect|http)\./.test(finding.code);
  const done = (all ? hand : hand.slice(0, end)).flat();
  return done.slice(done.findLastIndex((one) => one.do === 'restart') + 1);
}
