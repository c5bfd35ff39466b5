import * as z from 'zod';
import { DONE, verb } from './verb';

const nothing = z.null({ error: 'this step takes no value' });

export const halfClose = verb({
  name: 'half-close',
  group: 'ending',
  doc: 'Sends our FIN: we are done sending, and go on reading. shutdown(SHUT_WR).',
  examples: ['half-close'],
  schema: nothing,
  onConnection: true,
  hand: () => [{ do: 'half-close' }],
  run(session, _value, step) {
    const { name, peer } = session.connections.of(step);
    session.record({ kind: 'half-close', peer: name });
    peer.halfClose();
    return Promise.resolve(DONE);
  },
});

export const close = verb({
  name: 'close',
  group: 'ending',
  doc: 'Closes the connection in both directions: a FIN, and whatever still comes is refused.',
  examples: ['close'],
  schema: nothing,
  onConnection: true,
  hand: () => [{ do: 'close' }],
  run(session, _value, step) {
    const { name, peer } = session.connections.of(step);
    session.record({ kind: 'close', peer: name });
    peer.close();
    return Promise.resolve(DONE);
  },
});

export const reset = verb({
  name: 'reset',
  group: 'ending',
  doc: 'Ends the connection with a RST: what was under way is lost.',
  examples: ['reset'],
  schema: nothing,
  onConnection: true,
  hand: () => [{ do: 'reset' }],
  run(session, _value, step) {
    const { name, peer } = session.connections.of(step);
    session.record({ kind: 'reset', peer: name });
    peer.reset();
    return Promise.resolve(DONE);
  },
});
