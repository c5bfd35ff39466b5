import { studentText } from '../../diagnose/student-text';
import type { Finding } from '../../model/finding';
import { NONE, type Circumstances } from './circumstances';
import { differentBytes, missingBytes, surplusBytes } from './bytes';
import { httpHeadline } from './http/index';
import { isHttp } from './http/place';
import { buildFailed, buildTimeout } from './build';
import { closedEarly, closedWithFin, keptOpen, wasReset } from './close';
import { exitCode, exitMissing, exitSignal } from './exit';
import type { Context } from './context';
import * as lasting from './lasting';
import * as reach from './reach';
import {
  differentOutput,
  flood,
  missingOutput,
  noMessage,
  otherMessage,
  surplusOutput,
} from './output';

export interface Speaker {
  role: 'server' | 'client';
  circumstances?: Circumstances;
}

/** What the program did, as a sentence in the past tense. The only place where a finding becomes one. */
export function headline(finding: Finding, speaker: Speaker): string {
  const { role, circumstances = NONE } = speaker;
  const sentence = wordsFor(finding, { role, who: `Your ${role}`, circumstances });
  const peer = 'peer' in finding ? finding.peer : undefined;
  if (peer === undefined) return sentence;
  return `On connection ${peer}, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function wordsFor(finding: Finding, context: Context): string {
  if (isHttp(finding)) return httpHeadline(finding, context);
  switch (finding.code) {
    case 'program.missing':
    case 'program.ambiguous':
    case 'program.invalid':
    case 'toolchain.missing':
    case 'start.failed':
      // It may hold names that the student gave to files.
      return studentText(Buffer.from(finding.problem).toString('latin1'));
    case 'build.failed':
      return buildFailed(finding);
    case 'build.timeout':
      return buildTimeout(finding);
    case 'listen.missing':
      return reach.neverListened(finding, context);
    case 'listen.elsewhere':
      return reach.listenedElsewhere(finding, context);
    case 'listen.still':
      return reach.stillListened(finding, context);
    case 'listen.gone':
      return lasting.stoppedListening(finding, context);
    case 'exit.early':
      return reach.endedEarly(finding, context);
    case 'port.shared':
      return lasting.sharedPort(finding, context);
    case 'connect.missing':
      return reach.neverConnected(finding, context);
    case 'connect.elsewhere':
      return reach.connectedElsewhere(finding, context);
    case 'connect.reset':
      return reach.resetAtOnce(finding, context);
    case 'connect.unanswered':
      return lasting.leftWaiting(finding, context);
    case 'bytes.missing':
      return missingBytes(finding, context);
    case 'bytes.different':
      return differentBytes(finding, context);
    case 'bytes.surplus':
      return surplusBytes(finding, context);
    case 'close.missing':
      return keptOpen(finding, context);
    case 'close.reset':
      return wasReset(context);
    case 'close.fin':
      return closedWithFin(context);
    case 'close.early':
      return closedEarly(finding, context);
    case 'exit.missing':
      return exitMissing(finding, context);
    case 'exit.code':
      return exitCode(finding, context);
    case 'exit.signal':
      return exitSignal(finding, context);
    case 'exit.unasked':
      return lasting.endedUnasked(finding, context);
    case 'holdings.grown':
      return lasting.heldOn(finding, context);
    case 'cpu.busy':
      return lasting.wasBusy(finding, context);
    case 'stdout.missing':
      return missingOutput(finding, context);
    case 'stdout.different':
      return differentOutput(finding, context);
    case 'stdout.surplus':
      return surplusOutput(finding, context);
    case 'stderr.missing':
      return noMessage(finding, context);
    case 'stderr.different':
      return otherMessage(finding, context);
    case 'output.flood':
      return flood(finding, context);
    default:
      return finding satisfies never;
  }
}
