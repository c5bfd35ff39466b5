import { nameConnections } from '../language/connections';
import { allSteps, type Case, type Step } from '../model/case';
import { verbNamed, VERBS } from './index';

/** What can be known of a case before it runs: who speaks where, and how much is due. */
export interface Script {
  /** For each step, the connection that it speaks of or opens. */
  connection: ReadonlyMap<Step, string>;
  /** The last steps that speak of a connection, before the case ends or opens one of that name again. */
  lastUses: ReadonlySet<Step>;
  /** Bytes that go either way, over all connections; echoes that are not spelt out count once. */
  moves: number;
  dueStdout: number;
  judgesStdout: boolean;
}

/** Reads through a case: a step without `on` speaks of the connection opened last. */
export function readScript(theCase: Case): Script {
  const connection = nameConnections(theCase.steps, VERBS);
  const last = new Map<string, Step>();
  const lastUses = new Set<Step>();
  let moves = 0;
  let dueStdout = 0;
  let judgesStdout = false;
  for (const step of allSteps(theCase.steps)) {
    const verb = verbNamed(step.verb);
    const name = connection.get(step) ?? '';
    const before = last.get(name);
    if (verb.opens && before) lastUses.add(before);
    if (name !== '') last.set(name, step);
    if (verb.dueStdout) {
      judgesStdout = true;
      dueStdout += verb.dueStdout(step.value, theCase);
    }
    moves += verb.moves?.(step.value, theCase) ?? 0;
  }
  for (const step of last.values()) lastUses.add(step);
  return { connection, lastUses, moves, dueStdout, judgesStdout };
}
