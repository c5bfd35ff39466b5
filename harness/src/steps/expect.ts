import { bytesSchema, toPayload } from '../language/bytes';
import { judgeBytes } from '../judge/bytes';
import { verb } from './verb';
import { judgeConnection } from './waits';

export const expectBytes = verb({
  name: 'expect',
  group: 'expecting bytes',
  doc: 'The next bytes must be exactly these. It consumes them; what is left over fails a later step.',
  examples: ['expect: "ping\\n"', 'expect: {repeat: A, times: 2000}'],
  schema: bytesSchema,
  onConnection: true,
  moves: (value, theCase) => toPayload(value, theCase.files).length,
  hand: () => [{ do: 'await' }],
  async run(session, value, step) {
    const { name, peer } = session.connections.of(step);
    const expected = toPayload(value, session.theCase.files, session.port);
    const label = session.connections.label(name);
    let matched = 0;
    return judgeConnection(session, step, peer, (seen) => {
      const source = { stream: 'socket', ...(label ? { peer: label } : {}) } as const;
      const outcome = judgeBytes(expected, matched, seen, source);
      if (outcome.kind !== 'finding') matched += outcome.consumed;
      return outcome;
    });
  },
});
