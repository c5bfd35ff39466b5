import * as z from 'zod';
import type { Step } from '../model/case';
import { found, MET } from '../model/seen';
import { canFreeze, freeze as stop } from '../program/freeze';
import { listeningAt } from '../program/listening-at';
import { DONE, finding, verb } from './verb';
import type { StepOutcome } from './step-outcome';
import type { Session } from './session';

const LOOK_MS = 10;
const nothing = z.null({ error: 'this step takes no value' });

export const freeze = verb({
  name: 'freeze',
  group: 'program',
  doc: 'Stops the server, so that what follows waits for it together. As the first step it starts the server and waits until it listens.',
  examples: ['freeze'],
  schema: nothing,
  hand: () => [{ do: 'beyond-hands' }],
  async run(session, _value, step) {
    if (!session.program) {
      const failed = await session.startOnce();
      if (failed) return finding(failed);
      const outcome = await listening(session, step);
      if (outcome.kind === 'finding') return outcome;
    }
    const { program } = session;
    if (!program || program.exit || !session.mayFreeze || !canFreeze(program.pid)) {
      session.leftRunning();
      return DONE;
    }
    await stop(program.box, program.pid);
    session.record({ kind: 'freeze' });
    return DONE;
  },
});

export const thaw = verb({
  name: 'thaw',
  group: 'program',
  doc: 'Lets the server go on after freeze.',
  examples: ['thaw'],
  schema: nothing,
  hand: () => [{ do: 'beyond-hands' }],
  run(session) {
    if (!session.mayFreeze) return Promise.resolve(DONE);
    session.record({ kind: 'thaw' });
    session.program?.box.signal('SIGCONT');
    return Promise.resolve(DONE);
  },
});

/** Without a connection: it would be the first that a frozen server finds waiting. */
async function listening(session: Session, step: Step): Promise<StepOutcome> {
  const outcome = await session.wait(step, ({ elapsedMs, final }) => {
    const { program, port } = session;
    const exit = program?.exit;
    if (exit) return found({ code: 'exit.early', port, exit });
    const sockets = program ? listeningAt(program.pid) : [];
    if (sockets.some((socket) => socket.port === port)) return MET;
    if (final) return found({ code: 'listen.missing', port }, true);
    return { kind: 'wait', consumed: 0, until: elapsedMs + LOOK_MS };
  });
  return outcome as StepOutcome;
}
