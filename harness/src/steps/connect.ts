import * as z from 'zod';
import { listeningAt } from '../program/listening-at';
import type { Exit } from '../model/exit';
import { found, MET, WAIT, type Outcome } from '../model/seen';
import type { FindingBody } from '../model/finding';
import { connectionName } from './connection-name';
import { Dialler } from './dialler';
import type { Session } from './session';
import { DONE, finding, verb } from './verb';
import type { StepOutcome } from './step-outcome';

const FAMILIES = { ipv4: '127.0.0.1', ipv6: '::1' } as const;
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
    const failed = await session.startOnce();
    if (failed) return finding(failed);
    const dialler = new Dialler(session, as, host);
    const outcome = (await session.wait(step, ({ final }): Outcome => {
      if (dialler.outcome !== undefined) return MET;
      const exit = session.program?.exit;
      if (exit) return found(ended(session, exit));
      return final ? found(unreached(session, dialler, as), true) : WAIT;
    })) as StepOutcome;
    const connected = await dialler.stop();
    if (typeof connected === 'object') {
      session.adopt(as, connected);
      session.record({ kind: 'connect', peer: as, port: session.port });
      return DONE;
    }
    if (connected === 'reset') return finding({ code: 'connect.reset', port: session.port });
    return explain(session, outcome);
  },
});

function hostOf(value: z.infer<typeof schema>): string {
  return FAMILIES[value !== null && typeof value === 'object' ? value.family : 'ipv4'];
}

/** Once it has been reached, a server that is gone has not failed to start. */
function ended({ reached, port }: Session, exit: Exit): FindingBody {
  return reached ? { code: 'exit.unasked', exit } : { code: 'exit.early', port, exit };
}

function unreached(
  { reached, port, connections }: Session,
  dialler: Dialler,
  as: string,
): FindingBody {
  const peer = connections.label(as);
  if (dialler.unanswered) return { code: 'connect.unanswered', port, ...(peer ? { peer } : {}) };
  return { code: reached ? 'listen.gone' : 'listen.missing', port };
}

/** A server that runs but can't be reached may listen somewhere else: looked up once. */
function explain(session: Session, outcome: StepOutcome): StepOutcome {
  if (outcome.kind !== 'finding' || outcome.finding.code !== 'listen.missing') return outcome;
  const at = session.program ? listeningAt(session.program.pid) : [];
  if (at.length === 0) return outcome;
  const body: FindingBody = { code: 'listen.elsewhere', port: session.port, found: at };
  return { ...outcome, finding: body };
}
