import type { Step } from '../model/case';
import type { Outcome, Seen } from '../model/seen';
import type { TcpPeer } from '../net/tcp-peer';
import type { Moment, Session } from './session';
import type { StepOutcome } from './step-outcome';

/** Waits for a judge of what comes on a connection, and consumes what it has judged right. */
export async function judgeConnection(
  session: Session,
  step: Step,
  peer: TcpPeer,
  judge: (seen: Seen) => Outcome,
): Promise<StepOutcome> {
  const look = ({ elapsedMs, final }: Moment): Outcome => {
    const outcome = judge({ bytes: peer.inbox.peek(), end: peer.end, elapsedMs, final });
    if (outcome.kind !== 'finding') peer.consume(outcome.consumed);
    return outcome;
  };
  return (await session.wait(step, look)) as StepOutcome;
}

/** The same for what the program prints and how it exits. */
export async function judgeProgram(
  session: Session,
  step: Step,
  bytes: () => Uint8Array,
  judge: (seen: Seen) => Outcome,
): Promise<StepOutcome> {
  const look = ({ elapsedMs, final }: Moment): Outcome =>
    judge({ bytes: bytes(), exit: session.program?.exit, elapsedMs, final });
  return (await session.wait(step, look)) as StepOutcome;
}
