import * as z from 'zod';
import { judgeBusy } from '../judge/busy';
import { durationSchema } from '../language/quantity';
import { found } from '../model/seen';
import { listeningAt } from '../program/listening-at';
import { groupMembers } from '../program/group-members';
import { threadTimes, type ThreadTimes } from '../program/proc-group';
import { DONE, finding, verb } from './verb';
import type { StepOutcome } from './step-outcome';

const nothing = z.null({ error: 'this step takes no value' });

export const expectAlive = verb({
  name: 'expect-alive',
  group: 'expecting the program',
  doc: 'The program must still run.',
  examples: ['expect-alive'],
  schema: nothing,
  run(session) {
    const exit = session.program?.exit;
    return Promise.resolve(exit ? finding({ code: 'exit.unasked', exit }) : DONE);
  },
});

export const expectListening = verb({
  name: 'expect-listening',
  group: 'expecting the program',
  doc: 'The program must listen on its port; nobody connects to find out.',
  examples: ['expect-listening'],
  schema: nothing,
  run(session) {
    const { program, port } = session;
    const exit = program?.exit;
    if (exit) return Promise.resolve(finding({ code: 'exit.unasked', exit }));
    const sockets = program ? listeningAt(program.pid) : [];
    const listens = sockets.some((socket) => socket.port === port);
    return Promise.resolve(listens ? DONE : finding({ code: 'listen.gone', port }));
  },
});

export const expectIdle = verb({
  name: 'expect-idle',
  group: 'expecting the program',
  doc: 'For this long the program must hardly use a core: it waits, and does not ask again and again.',
  examples: ['expect-idle: 1s'],
  schema: durationSchema,
  hand: () => [{ do: 'beyond-hands' }],
  async run(session, ms, step) {
    const { program } = session;
    if (!program) throw new Error('expect-idle needs a program that runs');
    const times = (): ReadonlyMap<string, ThreadTimes> => threadTimes(groupMembers(program.pid));
    const before = times();
    const started = session.now();
    return (await session.wait(step, ({ elapsedMs, final }) => {
      const { exit } = program;
      if (exit) return found({ code: 'exit.unasked', exit });
      if (elapsedMs < ms && !final) return { kind: 'wait', consumed: 0, until: ms };
      return judgeBusy(before, times(), session.now() - started);
    })) as StepOutcome;
  },
});
