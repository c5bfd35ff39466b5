import * as z from 'zod';
import { dial } from '../net/dial';
import { listeningAt } from '../program/listening-at';
import { found, WAIT, type Outcome } from '../model/seen';
import type { FindingBody } from '../model/finding';
import type { TcpPeer } from '../net/tcp-peer';
import { connectionName } from './connection-name';
import type { Session } from './session';
import { DONE, finding, verb, type StepOutcome } from './verb';

const FAMILIES = { ipv4: '127.0.0.1', ipv6: '::1' } as const;
/** A refused try costs 0.05 ms; a Python server listens 15 ms after its start. */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 25;

const schema = z.union(
  [
    z.null(),
    connectionName,
    z.strictObject({
      as: connectionName.optional(),
      family: z.enum(['ipv4', 'ipv6']).default('ipv4'),
    }),
  ],
  { error: 'connect takes nothing, a name, or {as: a, family: ipv6}' },
);

export const connect = verb({
  name: 'connect',
  group: 'actors',
  doc: 'Connects to the server. The first connect starts it and waits until it listens (5 s).',
  examples: ['connect', 'connect: a', 'connect: {as: b, family: ipv6}'],
  schema,
  judges: false,
  hand: (value) => [{ do: 'connect', host: hostOf(value) }],
  opens: (value) => (typeof value === 'string' ? value : value?.as),
  async run(session, value, step) {
    const as = session.connections.nameOf(step);
    const host = hostOf(value);
    if (!session.program) {
      const failed = await session.start({});
      if (failed) return finding(failed);
    }
    let connected: TcpPeer | 'reset' | undefined;
    let over = false;
    const dialling = keepDialling(session, as, host, () => over).then((result) => {
      connected = result;
    });
    const look = ({ final }: { final: boolean }): Outcome => {
      if (connected !== undefined) return { kind: 'met', consumed: 0, strict: true };
      const exit = session.program?.exit;
      if (exit) return found({ code: 'exit.early', port: session.port, exit });
      return final ? found({ code: 'listen.missing', port: session.port }, true) : WAIT;
    };
    const outcome = (await session.wait(step, look)) as StepOutcome;
    over = true;
    await dialling;
    if (connected instanceof Object) {
      session.adopt(as, connected);
      return DONE;
    }
    if (connected === 'reset') return finding({ code: 'connect.reset', port: session.port });
    return explain(session, outcome);
  },
});

function hostOf(value: z.infer<typeof schema>): string {
  return FAMILIES[value !== null && typeof value === 'object' ? value.family : 'ipv4'];
}

async function keepDialling(
  session: Session,
  as: string,
  host: string,
  over: () => boolean,
): Promise<TcpPeer | 'reset' | undefined> {
  let pause = FIRST_PAUSE_MS;
  while (!over()) {
    const listener = session.listenerFor(as);
    const tried = await dial({ host, port: session.port }, listener);
    if (typeof tried === 'object' || tried === 'reset') {
      session.listenerFor(as).changed();
      return tried;
    }
    await session.pause(pause);
    pause = Math.min(LONGEST_PAUSE_MS, pause * 1.2);
  }
  return undefined;
}

/** A server that runs but can't be reached may listen somewhere else: looked up once. */
async function explain(session: Session, outcome: StepOutcome): Promise<StepOutcome> {
  if (outcome.kind !== 'finding' || outcome.finding.code !== 'listen.missing') return outcome;
  const at = session.program ? await listeningAt(session.program.pid) : [];
  if (at.length === 0) return outcome;
  const body: FindingBody = { code: 'listen.elsewhere', port: session.port, found: at };
  return { ...outcome, finding: body };
}
