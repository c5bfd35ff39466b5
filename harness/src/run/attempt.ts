import type { Case } from '../model/case';
import { surplusBehind } from '../judge/http-surplus';
import { excerpt } from '../model/excerpt';
import type { Finding } from '../model/finding';
import { EMPTY, literal } from '../model/payload';
import type { Attempt } from '../model/result';
import type { StepOutcome } from '../steps/step-outcome';
import { finding } from '../steps/verb';
import { rootIn } from '../program/document-root';
import { CaseSession } from './case-session';
import { round } from './recorder';
import { runSteps } from './run-steps';
import type { Setting } from './setting';
import { settle } from './settle';

export interface Attempted {
  attempt: Attempt;
  /** How the last connection ended. */
  close?: 'fin' | 'rst' | 'still-open';
  /** Was the program stopped on the way, or should it have been? */
  froze: CaseSession['froze'];
  /** Resolves when nothing of the program is left; it adds what had to be swept up. */
  cleared: Promise<void>;
}

/** Runs a case once, on a fresh copy of the program. Throws only by a fault of ours or the case's. */
export async function attemptCase(theCase: Case, setting: Setting): Promise<Attempted> {
  const session = new CaseSession(theCase, setting, await setting.ports.take());
  try {
    const judged = await judge(session);
    if (judged.finding && session.program) await settle(session.program);
    const attempt = toAttempt(session, judged);
    const last = [...session.connections.peers.values()].at(-1);
    return {
      attempt,
      froze: session.froze,
      ...(last ? { close: last.end?.how ?? 'still-open' } : {}),
      cleared: clear(session, attempt),
    };
  } catch (error) {
    await clear(session);
    throw error;
  } finally {
    setting.booted();
    session.release();
  }
}

interface Judged {
  finding?: Finding;
  strict: boolean;
  /** When the case was over, before evidence was gathered. */
  at: number;
}

async function judge(session: CaseSession): Promise<Judged> {
  const { steps } = session.theCase;
  let outcome = await runSteps(session, steps);
  const strict = outcome.kind === 'met' && outcome.strict;
  if (outcome.kind === 'met') outcome = leftover(session) ?? outcome;
  const at = session.now();
  if (outcome.kind === 'met') return { strict, at };
  const step = outcome.step ?? steps.at(-1)?.number ?? 0;
  const { finding, timing } = outcome;
  return { finding: { ...finding, step, at: round(at), timing }, strict, at: round(at) };
}

type Leftover = StepOutcome & { kind: 'finding' };

/** Bytes that no step has consumed fail the case where it ends. */
function leftover(session: CaseSession): Leftover | undefined {
  for (const [name, peer] of session.connections.peers) {
    if (peer.inbox.length === 0) continue;
    const label = session.connections.label(name);
    const answered = session.connections.answeredOn(name);
    if (answered) return finding(surplusBehind(answered, peer.inbox.peek(), label)) as Leftover;
    return finding({
      code: 'bytes.surplus',
      ...(label ? { peer: label } : {}),
      expected: excerpt(EMPTY),
      actual: excerpt(literal(peer.inbox.peek())),
      differsAt: 0,
      ...(peer.end ? { end: peer.end } : {}),
    }) as Leftover;
  }
  return undefined;
}

function toAttempt(session: CaseSession, judged: Judged): Attempt {
  const { program, recorder, port } = session;
  const dir = program?.box.dir ?? '';
  const nothing = { length: 0, head: '', tail: '' };
  const { built } = session.setting;
  const command = [...(program?.command ?? built.command)];
  // The folder itself is gone with its box.
  const made = program && rootIn(program.box.beside);
  const typed = (word: string): string =>
    made !== undefined && `${word}/`.startsWith(`${made}/`)
      ? `ROOT${word.slice(made.length)}`
      : word;
  return {
    durationMs: round(judged.at),
    ...(judged.finding ? { finding: judged.finding } : {}),
    strict: judged.strict,
    transcript: recorder.events,
    stdout: program?.stdout.toOutput(dir) ?? nothing,
    stderr: program?.stderr.toOutput(dir) ?? nothing,
    ...(program?.exit ? { exit: program.exit } : {}),
    ...(program ? { pid: program.pid } : {}),
    port,
    command,
    typed: {
      entry: built.entry,
      build: built.typed.build,
      command: [...built.typed.run, ...command.slice(built.command.length).map(typed)],
    },
  };
}

async function clear(session: CaseSession, attempt?: Attempt): Promise<void> {
  session.program?.stop();
  for (const box of session.boxes) {
    const { survivors } = await box.dispose();
    for (const pid of survivors) {
      const at = attempt?.durationMs ?? 0;
      attempt?.transcript.push({ kind: 'survivor', pid, at, step: session.recorder.step });
    }
  }
}
