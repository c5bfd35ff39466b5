import * as z from 'zod';
import { judgeFetched } from '../judge/http-client';
import { UNKNOWN_PORT } from '../model/port-name';
import { found, WAIT, type Outcome } from '../model/seen';
import { NodeClient, requestText, type Asked } from '../net/node-client';
import { oneOf } from './http-text';
import type { Session } from './session';
import type { StepOutcome } from './step-outcome';
import { finding, verb } from './verb';

const HOST = '127.0.0.1';
const PEER = 'node';
/** A refused try costs little; a server listens some ms after its start. */
const PAUSE_MS = 10;

const schema = z.union(
  [
    z.null(),
    z.strictObject({
      method: z.enum(['GET', 'HEAD']).default('GET'),
      path: z.string().regex(/^\//, 'a path begins with /').default('/'),
      status: z
        .int()
        .min(200)
        .max(599)
        .optional()
        .describe('What the answer must have; without it any status is right.'),
    }),
  ],
  { error: 'real-client takes nothing, or {method, path, status}' },
);

export const realClient = verb({
  name: 'real-client',
  group: 'expecting HTTP',
  doc: 'Fetches once with the HTTP client of Node, which is strict: it must take the answer and read all of it. The first one starts the server.',
  examples: ['real-client', 'real-client: {path: /hello.txt, status: 200}'],
  schema,
  judges: true,
  hand: (value) => [
    { do: 'connect', host: HOST },
    { do: 'send', bytes: requestText(askedBy(value, UNKNOWN_PORT)) },
    { do: 'await' },
    { do: 'close' },
  ],
  async run(session, value, step) {
    const failed = await session.startOnce();
    if (failed) return finding(failed);
    const asked = askedBy(value, session.port);
    const expected = value?.status === undefined ? undefined : oneOf([String(value.status)]);
    const fetch = new Fetch(session, asked);
    const outcome = await session.wait(step, ({ final }): Outcome => {
      if (fetch.client) return judgeFetched(expected, fetch.client.fetched, final);
      const { port, program } = session;
      if (program?.exit) return found({ code: 'exit.early', port, exit: program.exit });
      return final ? found({ code: 'listen.missing', port }, true) : WAIT;
    });
    fetch.stop();
    return outcome as StepOutcome;
  },
});

function askedBy(value: z.output<typeof schema>, port: number | string): Asked {
  return { host: HOST, port, method: value?.method ?? 'GET', path: value?.path ?? '/' };
}

/** Tries again while nobody listens. */
class Fetch {
  /** The client that is connected. */
  client: NodeClient | undefined;
  #over = false;

  constructor(
    readonly session: Session,
    readonly asked: Asked,
  ) {
    void this.#start();
  }

  stop(): void {
    this.#over = true;
    this.client?.stop();
  }

  async #start(): Promise<void> {
    const { session, asked } = this;
    const listener = session.listenerFor(PEER);
    while (!this.#over && !this.client) {
      const client = new NodeClient(asked, listener);
      if (await client.connected) this.#tell(client);
      else await session.pause(PAUSE_MS);
    }
    if (this.#over) this.client?.stop();
    listener.changed();
  }

  #tell(client: NodeClient): void {
    const { session, asked } = this;
    this.client = client;
    session.record({ kind: 'connect', peer: PEER, port: session.port });
    const bytes = requestText(asked);
    const sent = { length: bytes.length, spans: [{ from: 0, bytes }] };
    session.record({ kind: 'send', peer: PEER, bytes: sent });
  }
}
