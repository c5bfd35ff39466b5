import * as z from 'zod';
import { durationSchema } from '../language/quantity';
import { isIdle } from '../program/proc-group';
import type { Session } from './session';
import { DONE, verb } from './verb';

const LOOK_MS = 15;
/** Asleep in so many looks after each other: what was sent has been taken, or nobody takes it. */
const LOOKS = 3;
/** A program that never sleeps is not waited for. */
const LONGEST_MS = 5_000;
/** Where nobody can tell whether a program sleeps. */
const BLIND_MS = 500;

export const wait = verb({
  name: 'wait',
  group: 'sending',
  doc: 'Lets at least this much time pass, so that what was sent before arrives on its own. `wait: idle` goes on as soon as the program sleeps: it has taken what it takes.',
  examples: ['wait: 30ms', 'wait: idle'],
  schema: z.union([z.literal('idle'), durationSchema], {
    error: 'wait takes a time, such as 300ms, or idle',
  }),
  hand: (value) => [{ do: value === 'idle' ? 'beyond-hands' : 'pause' }],
  async run(session, value) {
    if (value === 'idle') await untilIdle(session);
    else await session.pause(value);
    session.record({ kind: 'wait', ...(value === 'idle' ? {} : { ms: value }) });
    return DONE;
  },
});

async function untilIdle(session: Session): Promise<void> {
  const until = session.now() + LONGEST_MS;
  let asleep = 0;
  while (asleep < LOOKS && session.now() < until) {
    await session.pause(LOOK_MS);
    const { program } = session;
    if (!program || program.exit) return;
    const idle = isIdle(program.pid);
    if (idle === undefined) return session.pause(BLIND_MS);
    asleep = idle ? asleep + 1 : 0;
  }
}
