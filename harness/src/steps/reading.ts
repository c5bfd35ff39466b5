import * as z from 'zod';
import { DONE, verb } from './verb';

const nothing = z.null({ error: 'this step takes no value' });

export const pauseReading = verb({
  name: 'pause-reading',
  group: 'sending',
  doc: 'Reads no more, so that the buffers between us and the program fill up.',
  examples: ['pause-reading'],
  schema: nothing,
  onConnection: true,
  hand: () => [{ do: 'beyond-hands' }],
  run(session, _value, step) {
    const { name, peer } = session.connections.of(step);
    session.record({ kind: 'pause-reading', peer: name });
    peer.pauseReading();
    return Promise.resolve(DONE);
  },
});

export const resumeReading = verb({
  name: 'resume-reading',
  group: 'sending',
  doc: 'Reads on after pause-reading.',
  examples: ['resume-reading'],
  schema: nothing,
  onConnection: true,
  hand: () => [{ do: 'beyond-hands' }],
  run(session, _value, step) {
    const { name, peer } = session.connections.of(step);
    session.record({ kind: 'resume-reading', peer: name });
    peer.resumeReading();
    return Promise.resolve(DONE);
  },
});
