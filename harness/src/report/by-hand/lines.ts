import type { Hand } from '../../model/by-hand';
import type { Finding } from '../../model/finding';
import type { Attempt, CaseResult } from '../../model/result';
import { clientLines } from './client';
import { commandLine } from './command-line';
import { serverLines } from './server';
import { viewOf } from './view';

/**
 * Shell lines (POSIX sh, OpenBSD's nc) that let a person see for themselves what a case saw; none
 * where there was nothing to run. They are typed in the folder that the program is in.
 */
export function byHand(
  { hand }: Pick<CaseResult, 'hand'>,
  attempt: Pick<Attempt, 'finding' | 'port' | 'typed'>,
  role: 'server' | 'client',
): string[] {
  const { finding, port, typed } = attempt;
  if (!finding || port === undefined || !typed) return [];
  const hands = upTo(finding, hand, role);
  const connections = hands.filter((one) => one.do === 'connect').length;
  const { code } = finding;
  const scene = { command: typed.command, port, code, view: viewOf(finding, connections) };
  const lines = role === 'server' ? serverLines(hands, scene) : clientLines(hands, scene);
  return lines.length === 0 ? [] : [...typed.build.map(commandLine), ...lines];
}

/** What the last process was part of, up to the step that judged. */
function upTo(finding: Finding, hand: CaseResult['hand'], role: 'server' | 'client'): Hand[] {
  // A client that has sent wrong bytes is answered all the same: it shall not seem to hang.
  const all = role === 'client' && /^(bytes|connect)\./.test(finding.code);
  const done = (all ? hand : hand.slice(0, finding.step)).flat();
  return done.slice(done.findLastIndex((one) => one.do === 'restart') + 1);
}
