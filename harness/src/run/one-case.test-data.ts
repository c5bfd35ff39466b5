import { openPlain } from '../isolation/plain';
import type { Isolation } from '../isolation/box';
import { parseCase } from '../language/parse-case';
import { formatProblem } from '../language/problem';
import type { Assignment } from '../model/assignment';
import type { Case } from '../model/case';
import type { CaseResult } from '../model/result';
import { PortLease } from '../net/ports';
import { folderWith, removeFolders } from '../program/submission.test-data';
import { VERBS } from '../steps/index';
import { buildSubmission } from './build-submission';
import { gradeCase } from './grade-case';
import { Slots } from './slots';

const SERVER: Assignment = {
  slug: 'any',
  file: 'assignments/any/assignment.yaml',
  title: 'Any server',
  order: 1,
  role: 'server',
  serves: 'forever',
  help: '#any',
  arguments: ['PORT'],
};
const CLIENT: Assignment = { ...SERVER, role: 'client', arguments: ['HOST', 'PORT'] };

let isolation: Isolation | undefined;
const ports = new PortLease();
const slots = { boots: new Slots(3), inFlight: new Slots(24), heavy: new Slots(3) };

/** The first lines of a server in Python: it listens. */
export const LISTENS = `
import os, select, signal, socket, sys, threading, time
listener = socket.create_server(('127.0.0.1', int(sys.argv[1])), backlog=64)
def echo(conn):
    while data := conn.recv(65536): conn.sendall(data)
    conn.close()
`;
/** A right echo server: one client after the other. */
export const ECHOES = `${LISTENS}
while True: echo(listener.accept()[0])
`;
/** The same with a thread for each client. */
export const ECHOES_AT_ONCE = `${LISTENS}
while True: threading.Thread(target=echo, args=(listener.accept()[0],), daemon=True).start()
`;

/** Judges a program, given as the text of server.py, by a case with these steps, tried once. */
export function judge(program: string, ...steps: string[]): Promise<CaseResult> {
  return gradeFiles(SERVER, { 'server.py': program }, steps);
}

/** The same for a client. */
export function judgeClient(program: string, ...steps: string[]): Promise<CaseResult> {
  return gradeFiles(CLIENT, { 'client.py': program }, steps);
}

/** The same for a program of any assignment, with more in the head of the case. */
export function judgeWith(
  assignment: Partial<Assignment>,
  files: Readonly<Record<string, string>>,
  steps: readonly string[],
  head = '',
): Promise<CaseResult> {
  return gradeFiles({ ...SERVER, ...assignment }, files, steps, head);
}

/** What a result comes to: its verdict, and with a finding its code and the verb that found it. */
export function gist(result: CaseResult): string {
  const { verdict, reason, finding } = result;
  if (finding) return `${verdict}: ${finding.code} in step ${finding.step}`;
  return reason === undefined ? verdict : `${verdict}: ${reason}`;
}

/** What happened in the last attempt, by its kinds. */
export function events(result: CaseResult): string[] {
  return result.attempts.at(-1)?.transcript.map(({ kind }) => kind) ?? [];
}

/** For afterAll. */
export async function endCases(): Promise<void> {
  await isolation?.close();
  await removeFolders();
}

async function gradeFiles(
  assignment: Assignment,
  files: Readonly<Record<string, string>>,
  steps: readonly string[],
  head = '',
): Promise<CaseResult> {
  isolation ??= openPlain();
  const theCase = caseOf(steps, head);
  const dir = await folderWith(files);
  const built = await buildSubmission({ dir, assignment }, { isolation });
  if ('code' in built) throw new Error(JSON.stringify(built));
  try {
    const setting = { assignment, built, isolation, ports };
    return await gradeCase(theCase, { setting, ...slots, maxPoints: 4, retries: () => false });
  } finally {
    await built.dispose();
  }
}

function caseOf(steps: readonly string[], more: string): Case {
  const head = `title: T\nwhy: W\nrefs: ["#r"]\nhint: H\n${more}steps:\n`;
  const source = head + steps.map((step) => `  ${step}\n`).join('');
  const parsed = parseCase(source, 'fixtures/any/one.yaml', VERBS, () => undefined);
  if (Array.isArray(parsed)) throw new Error(parsed.map(formatProblem).join('\n'));
  return parsed;
}
