import * as z from 'zod';
import { HOLDINGS, judgeGrowth } from '../judge/growth';
import type { Step } from '../model/case';
import { holdingsOf, type Holdings } from '../program/holdings';
import { DONE, verb } from './verb';
import type { StepOutcome } from './step-outcome';

/** The first clients may fill a pool, of 100 threads even: that is no growth. */
const WARM_UP = 0.5;

const rounds = z
  .int({ error: 'expect-no-growth takes a number of rounds' })
  .min(10, 'growth shows over 10 rounds or more')
  .max(1000, 'growth shows over 1000 rounds or fewer');
const options = z.strictObject({ rounds, of: z.array(z.enum(HOLDINGS)).min(1).optional() });

export const expectNoGrowth = verb({
  name: 'expect-no-growth',
  group: 'expecting the program',
  doc: 'Runs its steps so many times, after half as many to warm up. The sockets, threads, processes and files of ROOT that the program holds must not grow with the clients that come and go; or only those that `of` names.',
  examples: [
    '{expect-no-growth: 100, steps: [connect, half-close, {expect-close: fin}]}',
    '{expect-no-growth: {rounds: 100, of: [sockets, files]}, steps: [connect, close]}',
  ],
  schema: z.union([
    rounds.transform((count): z.output<typeof options> => ({ rounds: count })),
    options,
  ]),
  hand: () => [{ do: 'beyond-hands' }],
  holds: { unrolled: false, rounds: () => [{}] },
  async run(session, { rounds: counted, of }, step) {
    const [steps = []] = step.branches ?? [];
    const round = async (times: number): Promise<StepOutcome> => {
      for (let at = 0; at < times; at++) {
        const outcome = await session.runSteps(steps);
        if (outcome.kind === 'finding') return outcome;
      }
      return DONE;
    };
    const warmed = await round(Math.ceil(counted * WARM_UP));
    const { program } = session;
    if (warmed.kind === 'finding' || !program) return warmed;
    const held = (): Holdings => holdingsOf(program.pid, program.box.beside);
    const before = held();
    const outcome = await round(counted);
    if (outcome.kind === 'finding') return outcome;
    const clients = counted * connectsIn(steps);
    return (await session.wait(step, (moment) =>
      judgeGrowth(clients, before, held(), moment, of),
    )) as StepOutcome;
  },
});

function connectsIn(steps: readonly Step[]): number {
  const inner = (step: Step): number =>
    (step.branches ?? []).reduce((sum, branch) => sum + connectsIn(branch), 0);
  return steps.reduce((sum, step) => sum + (step.verb === 'connect' ? 1 : inner(step)), 0);
}
