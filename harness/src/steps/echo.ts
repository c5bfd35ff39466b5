import { bytesSchema, toPayload } from '../language/bytes';
import { judgeBytes } from '../judge/bytes';
import { literal } from '../model/payload';
import { WAIT } from '../model/seen';
import { verb } from './verb';
import { judgeConnection } from './waits';

/** As a server with one small buffer: nothing more is read before the last piece is on its way. */
const BUFFER = 64 * 1024;

export const echo = verb({
  name: 'echo',
  group: 'expecting bytes',
  doc: 'Plays the echo server until exactly these bytes have come: sends each piece back before it takes the next.',
  examples: ['echo: {random: 16MiB, seed: 7, as: text}'],
  schema: bytesSchema,
  onConnection: true,
  judges: true,
  moves: (value, theCase) => toPayload(value, theCase.files).length,
  hand: () => [{ do: 'echo' }],
  async run(session, value, step) {
    const { name, peer } = session.connections.of(step);
    const expected = toPayload(value, session.theCase.files, session.port);
    const label = session.connections.label(name);
    const source = { stream: 'socket', ...(label ? { peer: label } : {}) } as const;
    let matched = 0;
    return judgeConnection(session, step, peer, (seen) => {
      if (!peer.outbox.empty && !seen.final) {
        peer.outbox.afterwards(() => {
          peer.listener.changed();
        });
        return WAIT;
      }
      const bytes = seen.bytes.subarray(0, BUFFER);
      const outcome = judgeBytes(expected, matched, { ...seen, bytes }, source);
      if (outcome.kind !== 'finding') {
        matched += outcome.consumed;
        peer.send(literal(Buffer.from(bytes.subarray(0, outcome.consumed))));
      }
      // More may be waiting than one buffer holds.
      if (outcome.kind === 'wait' && outcome.consumed > 0)
        return { ...outcome, until: seen.elapsedMs };
      return outcome;
    });
  },
});
