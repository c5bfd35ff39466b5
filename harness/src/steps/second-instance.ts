import * as z from 'zod';
import { judgeSecond } from '../judge/second';
import { listeningAt } from '../program/listening-at';
import { finding, verb } from './verb';
import type { StepOutcome } from './step-outcome';

const LOOK_MS = 10;

export const secondInstance = verb({
  name: 'second-instance',
  group: 'program',
  doc: 'Starts the server once more, on the port that the first one has: the second must end with a failure. The first goes on.',
  examples: ['second-instance'],
  schema: z.null({ error: 'second-instance takes no value' }),
  judges: true,
  hand: () => [{ do: 'beyond-hands' }],
  async run(session, _value, step) {
    const second = await session.startSecond();
    if ('code' in second) return finding(second);
    const outcome = await session.wait(step, ({ elapsedMs, final }) => {
      const sockets = listeningAt(second.pid);
      // With SO_REUSEPORT, two have the port, and neither will ever fail.
      const listens = sockets.some(({ port }) => port === session.port);
      const judged = judgeSecond(session.port, { exit: second.exit, listens, final });
      return judged.kind === 'wait' ? { ...judged, until: elapsedMs + LOOK_MS } : judged;
    });
    second.stop();
    return outcome as StepOutcome;
  },
});
