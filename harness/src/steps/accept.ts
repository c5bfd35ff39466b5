import * as z from 'zod';
import { found, WAIT, type Outcome } from '../model/seen';
import type { TcpPeer } from '../net/tcp-peer';
import { connectionName } from './connection-name';
import type { Session } from './session';
import { DONE, verb } from './verb';
import type { StepOutcome } from './step-outcome';

const schema = z.union([z.null(), connectionName], {
  error: 'accept takes nothing, or a short name for the connection, such as a',
});

export const accept = verb({
  name: 'accept',
  group: 'actors',
  doc: 'Waits until the client under test has connected, and names the connection.',
  examples: ['accept', 'accept: a'],
  schema,
  judges: true,
  opens: (value) => value ?? undefined,
  async run(session, _value, step) {
    const { connections } = session;
    const as = connections.nameOf(step);
    let accepted: TcpPeer | undefined;
    const look = ({ final }: { final: boolean }): Outcome => {
      for (const listener of connections.listeners) {
        accepted ??= listener.accept(session.listenerFor(as));
      }
      if (accepted) return { kind: 'met', consumed: 0, strict: true };
      const exit = session.program?.exit;
      return exit || final ? missing(session, final && !exit) : WAIT;
    };
    const outcome = (await session.wait(step, look)) as StepOutcome;
    if (!accepted) return outcome;
    session.adopt(as, accepted);
    session.record({ kind: 'accept', peer: as, port: session.port, decoy: false });
    return DONE;
  },
});

/** A client that knocked at a decoy is told so: most likely its port is a constant. */
function missing(session: Session, timing: boolean): Outcome {
  const { port, program, connections } = session;
  const exit = program?.exit ? { exit: program.exit } : {};
  const knocked = connections.decoys.filter((decoy) => decoy.waiting > 0);
  if (knocked.length === 0) return found({ code: 'connect.missing', port, ...exit }, timing);
  const at = knocked.map((decoy) => ({ address: decoy.host, port: decoy.port }));
  return found({ code: 'connect.elsewhere', port, found: at, ...exit }, timing);
}
