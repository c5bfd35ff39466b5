import { headOf } from '../model/excerpt';
import type { Hand } from '../model/by-hand';
import { toPayload } from '../language/bytes';
import { bytesOf, EVERY_MS, isCut, piecesOf, sendSchema } from './pieces';
import { DONE, verb } from './verb';

/** More than this is told to a reader as "many bytes", in words and by hand. */
const SHOWN = 4096;
/** Nobody types more pieces than this. */
const TYPED = 6;

export const send = verb({
  name: 'send',
  group: 'sending',
  doc: 'Sends bytes. Done when they are queued; we go on reading meanwhile. They may be sent in pieces, with a time between them.',
  examples: [
    'send: "ping\\n"',
    'send: {repeat: A, times: 2000}',
    'send: {hex: 00 ff}',
    'send: {bytes: "ping\\n", cut-at: [3], every: 50ms}',
  ],
  schema: sendSchema,
  onConnection: true,
  moves: (value, theCase) => toPayload(bytesOf(value), theCase.files).length,
  hand: (value, theCase) => {
    const bytes = bytesOf(value);
    if (typeof bytes === 'object' && 'repeat' in bytes && !isCut(value)) {
      return [{ do: 'send-many', bytes: bytes.repeat, times: bytes.times }];
    }
    const payload = toPayload(bytes, theCase.files);
    const parts = piecesOf(value, payload);
    if (parts.length > TYPED || payload.length > SHOWN) return [{ do: 'beyond-hands' }];
    return parts.flatMap((piece, index): Hand[] => {
      const sent: Hand = {
        do: 'send',
        bytes: Buffer.from(piece.read(0, SHOWN)).toString('latin1'),
      };
      return index === 0 ? [sent] : [{ do: 'pause' }, sent];
    });
  },
  async run(session, value, step) {
    const { name, peer } = session.connections.of(step);
    const payload = toPayload(bytesOf(value), session.theCase.files, session.port);
    const every = isCut(value) ? (value.every ?? EVERY_MS) : 0;
    for (const [index, piece] of piecesOf(value, payload).entries()) {
      if (index > 0) await session.pause(every);
      const shown = { ...headOf(piece.read(0, SHOWN)), length: piece.length };
      session.record({ kind: 'send', peer: name, bytes: shown });
      peer.send(piece);
    }
    return DONE;
  },
});
