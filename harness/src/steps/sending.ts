import { bytesSchema, toPayload } from '../language/bytes';
import { durationSchema } from '../language/quantity';
import { headOf } from '../model/excerpt';
import { DONE, verb } from './verb';

/** More than this is told to a reader as "many bytes", in words and by hand. */
const SHOWN = 4096;

export const send = verb({
  name: 'send',
  group: 'sending',
  doc: 'Sends bytes. Done when they are queued; we go on reading meanwhile.',
  examples: ['send: "ping\\n"', 'send: {repeat: A, times: 2000}', 'send: {hex: 00 ff}'],
  schema: bytesSchema,
  onConnection: true,
  hand: (value, theCase) => {
    if (typeof value === 'object' && 'repeat' in value) {
      return [{ do: 'send-many', bytes: value.repeat, times: value.times }];
    }
    const payload = toPayload(value, theCase.files);
    const bytes = Buffer.from(payload.read(0, SHOWN)).toString('latin1');
    return [{ do: 'send', bytes }];
  },
  run(session, value, step) {
    const { name, peer } = session.connections.of(step);
    const payload = toPayload(value, session.theCase.files);
    const shown = { ...headOf(payload.read(0, SHOWN)), length: payload.length };
    session.record({ kind: 'send', peer: name, bytes: shown });
    peer.send(payload);
    return Promise.resolve(DONE);
  },
});

export const wait = verb({
  name: 'wait',
  group: 'sending',
  doc: 'Lets at least this much time pass, so that what was sent before arrives on its own.',
  examples: ['wait: 30ms'],
  schema: durationSchema,
  hand: () => [{ do: 'pause' }],
  async run(session, ms) {
    session.record({ kind: 'wait', ms });
    await session.pause(ms);
    return DONE;
  },
});
