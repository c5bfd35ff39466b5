import { nameConnections } from '../language/connections';
import type { Case, Step } from '../model/case';
import { verbNamed, VERBS } from './index';

/** What can be known of a case before it runs: who speaks where, and how much is due. */
export interface Script {
  /** For each step, the connection that it speaks of or opens. */
  connection: ReadonlyMap<Step, string>;
  /** For each connection, the last step that speaks of it. */
  lastUse: ReadonlyMap<string, Step>;
  /** For each connection, the bytes expected in all; undefined if that can't be known. */
  due: ReadonlyMap<string, number | undefined>;
  dueStdout: number;
  judgesStdout: boolean;
}

/** Reads through a case: a step without `on` speaks of the connection opened last. */
export function readScript(theCase: Case): Script {
  const connection = nameConnections(theCase.steps, VERBS);
  const lastUse = new Map<string, Step>();
  const due = new Map<string, number | undefined>();
  let dueStdout = 0;
  let judgesStdout = false;
  for (const step of theCase.steps) {
    const verb = verbNamed(step.verb);
    const name = connection.get(step) ?? '';
    if (verb.opens) due.set(name, 0);
    if (name !== '') lastUse.set(name, step);
    if (verb.dueStdout) {
      judgesStdout = true;
      dueStdout += verb.dueStdout(step.value, theCase);
    }
    if (verb.due && due.has(name)) due.set(name, add(due.get(name), verb.due(step.value, theCase)));
  }
  return { connection, lastUse, due, dueStdout, judgesStdout };
}

function add(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
