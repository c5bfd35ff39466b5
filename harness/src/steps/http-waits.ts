import { MessageJudge } from '../judge/http-message';
import type { ExpectedMessage } from '../judge/http-expected';
import type { Step } from '../model/case';
import type { Session } from './session';
import type { StepOutcome } from './step-outcome';
import { judgeConnection } from './waits';

/** Waits for one message of HTTP, and consumes exactly that. */
export async function judgeMessage(
  session: Session,
  step: Step,
  expected: ExpectedMessage,
): Promise<StepOutcome> {
  const { name, peer } = session.connections.of(step);
  const { connections } = session;
  const answered = connections.answeredOn(name);
  const from = connections.consumedOn(peer);
  const judge = new MessageJudge(expected, { peer: connections.label(name), from, answered });
  const outcome = await judgeConnection(session, step, peer, (seen) => judge.judge(seen));
  if (outcome.kind === 'met' && judge.answered) connections.hasAnswered(peer, judge.answered);
  return outcome;
}
