import * as z from 'zod';
import { DONE, verb } from './verb';

export const signal = verb({
  name: 'signal',
  group: 'program',
  doc: "Sends a signal to the program's whole process group.",
  examples: ['signal: TERM'],
  schema: z.enum(['TERM', 'INT', 'KILL'], { error: 'signal takes TERM, INT or KILL' }),
  hand: () => [{ do: 'beyond-hands' }],
  run(session, name) {
    session.signalled.add(`SIG${name}`);
    session.record({ kind: 'signal', signal: `SIG${name}` });
    session.program?.box.signal(`SIG${name}`);
    return Promise.resolve(DONE);
  },
});
