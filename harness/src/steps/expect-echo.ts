import * as z from 'zod';
import { judgeBytes } from '../judge/bytes';
import { verb } from './verb';
import { judgeConnection } from './waits';

export const expectEcho = verb({
  name: 'expect-echo',
  group: 'expecting bytes',
  doc: 'All that was sent on this connection and has not come back yet must come back now.',
  examples: ['expect-echo'],
  schema: z.null({ error: 'expect-echo takes no value' }),
  onConnection: true,
  hand: () => [{ do: 'await' }],
  async run(session, _value, step) {
    const { name, peer } = session.connections.of(step);
    const label = session.connections.label(name);
    const source = { stream: 'socket', ...(label ? { peer: label } : {}) } as const;
    const expected = peer.notEchoed();
    let matched = 0;
    return judgeConnection(session, step, peer, (seen) => {
      const outcome = judgeBytes(expected, matched, seen, source);
      if (outcome.kind !== 'finding') matched += outcome.consumed;
      return outcome;
    });
  },
});
