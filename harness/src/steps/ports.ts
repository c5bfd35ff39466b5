import * as z from 'zod';
import { createServer } from 'node:net';
import { DONE, verb } from './verb';

export const occupyPort = verb({
  name: 'occupy-port',
  group: 'program',
  doc: 'Before the server starts, listens on its port on every address, so that its bind() fails.',
  examples: ['occupy-port'],
  schema: z.null({ error: 'occupy-port takes no value' }),
  hand: () => [{ do: 'occupy' }],
  async run(session) {
    // A dual-stack :: conflicts with every bind of the port; 127.0.0.1 would let ::1 through.
    const server = createServer((socket) => socket.destroy());
    const attempt = (host: string): Promise<boolean> =>
      new Promise((resolve) => {
        server.once('error', () => {
          resolve(false);
        });
        server.listen({ host, port: session.port }, () => {
          resolve(true);
        });
      });
    const held = (await attempt('::')) || (await attempt('0.0.0.0'));
    if (!held) throw new Error(`cannot listen on port ${session.port}`);
    session.holds(() => server.close());
    return DONE;
  },
});

export const restart = verb({
  name: 'restart',
  group: 'program',
  doc: 'Kills the server; the next connect starts it again, on the same port or on another one.',
  examples: ['restart: same-port', 'restart: other-port'],
  schema: z.enum(['same-port', 'other-port'], { error: 'restart takes same-port or other-port' }),
  hand: (where) => [{ do: where === 'same-port' ? 'beyond-hands' : 'restart' }],
  async run(session, where) {
    await session.restart(where);
    return DONE;
  },
});
