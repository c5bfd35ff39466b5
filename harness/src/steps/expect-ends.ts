import * as z from 'zod';
import { durationSchema } from '../language/quantity';
import { judgeClose } from '../judge/close';
import { judgeNothing } from '../judge/nothing';
import { found } from '../model/seen';
import { dial } from '../net/dial';
import { DONE, finding, verb } from './verb';
import type { StepOutcome } from './step-outcome';
import { judgeConnection } from './waits';

export const expectNothing = verb({
  name: 'expect-nothing',
  group: 'expecting bytes',
  doc: 'For this long no byte may come, and the connection must stay open.',
  examples: ['expect-nothing: 300ms'],
  schema: durationSchema,
  onConnection: true,
  hand: () => [{ do: 'await' }],
  run(session, quietMs, step) {
    const { name, peer } = session.connections.of(step);
    const label = session.connections.label(name);
    const answered = session.connections.answeredOn(name);
    return judgeConnection(session, step, peer, (seen) =>
      judgeNothing(quietMs, seen, label, answered),
    );
  },
});

export const expectClose = verb({
  name: 'expect-close',
  group: 'expecting ends',
  doc: 'The program must end the connection now: with a FIN, a RST, or any way; no byte may be left.',
  examples: ['expect-close: fin', 'expect-close: rst', 'expect-close: any'],
  schema: z.enum(['fin', 'rst', 'any'], { error: 'a connection ends by fin, rst or any' }),
  onConnection: true,
  hand: () => [{ do: 'await' }],
  run(session, expected, step) {
    const { name, peer } = session.connections.of(step);
    const label = session.connections.label(name);
    const answered = session.connections.answeredOn(name);
    return judgeConnection(session, step, peer, (seen) =>
      judgeClose(expected, seen, label, answered),
    );
  },
});

export const expectRefused = verb({
  name: 'expect-refused',
  group: 'expecting ends',
  doc: 'Nothing may listen on the port any more: connecting must be refused.',
  examples: ['expect-refused'],
  schema: z.null({ error: 'expect-refused takes no value' }),
  async run(session, _value, step) {
    let refused = false;
    const over = new AbortController();
    const ask = async (): Promise<void> => {
      const target = { host: '127.0.0.1', port: session.port };
      while (!refused && !over.signal.aborted) {
        const tried = await dial(target, session.listenerFor('probe'), over.signal);
        if (typeof tried === 'object') tried.destroy();
        refused = tried === 'refused';
        session.listenerFor('probe').changed();
        if (!refused) await session.pause(25);
      }
    };
    const asking = ask();
    const outcome = (await session.wait(step, ({ final }) => {
      if (refused) return { kind: 'met', consumed: 0, strict: true };
      const still = { code: 'listen.still', port: session.port } as const;
      return final ? found(still, true) : { kind: 'wait', consumed: 0 };
    })) as StepOutcome;
    over.abort();
    await asking;
    if (outcome.kind === 'finding') return finding(outcome.finding, true);
    session.record({ kind: 'refused', port: session.port });
    return DONE;
  },
});
