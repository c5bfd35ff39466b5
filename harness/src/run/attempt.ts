import type { Case, Step } from '../model/case';
import { excerpt } from '../model/excerpt';
import type { Finding } from '../model/finding';
import { EMPTY, literal } from '../model/payload';
import type { Attempt } from '../model/result';
import { verbNamed } from '../steps/index';
import { finding, type StepOutcome } from '../steps/verb';
import { CaseSession } from './case-session';
import { round } from './recorder';
import type { Setting } from './setting';
import { settle } from './settle';

export interface Attempted {
  attempt: Attempt;
  /** How the last connection ended. */
  close?: 'fin' | 'rst' | 'still-open';
  /** Resolves when nothing of the program is left; it adds what had to be swept up. */
  cleared: Promise<void>;
}

/** Runs a case once, on a fresh copy of the program. Throws only by a fault of ours or the case's. */
export async function attemptCase(theCase: Case, setting: Setting): Promise<Attempted> {
  const session = new CaseSession(theCase, setting, await setting.ports.take());
  try {
    const judged = await runSteps(session);
    if (judged.finding && session.program) await settle(session.program);
    const attempt = toAttempt(session, judged);
    const last = [...session.connections.peers.values()].at(-1);
    return {
      attempt,
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

async function runSteps(session: CaseSession): Promise<Judged> {
  let strict = true;
  for (const [index, step] of session.theCase.steps.entries()) {
    session.recorder.step = index + 1;
    const outcome = await runStep(session, step);
    if (outcome.kind === 'finding') return failed(session, index + 1, outcome, strict);
    strict &&= outcome.strict;
    session.closeFinished(step);
  }
  const left = leftover(session);
  if (left) return failed(session, session.theCase.steps.length, left, strict);
  return { strict, at: session.now() };
}

function runStep(session: CaseSession, step: Step): Promise<StepOutcome> {
  return verbNamed(step.verb).run(session, step.value, step);
}

function failed(
  session: CaseSession,
  step: number,
  outcome: StepOutcome & { kind: 'finding' },
  strict: boolean,
): Judged {
  const at = round(session.now());
  return { finding: { ...outcome.finding, step, at, timing: outcome.timing }, strict, at };
}

/** Bytes that no step has consumed fail the case where it ends. */
function leftover(session: CaseSession): (StepOutcome & { kind: 'finding' }) | undefined {
  for (const [name, peer] of session.connections.peers) {
    if (peer.inbox.length === 0) continue;
    const label = session.connections.label(name);
    return finding({
      code: 'bytes.surplus',
      ...(label ? { peer: label } : {}),
      expected: excerpt(EMPTY),
      actual: excerpt(literal(peer.inbox.peek())),
      differsAt: 0,
      ...(peer.end ? { end: peer.end } : {}),
    }) as StepOutcome & { kind: 'finding' };
  }
  return undefined;
}

function toAttempt(session: CaseSession, judged: Judged): Attempt {
  const { program, recorder, port } = session;
  const dir = program?.box.dir ?? '';
  const nothing = { length: 0, head: '', tail: '' };
  const { built } = session.setting;
  const command = [...(program?.command ?? built.command)];
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
      command: [...built.typed.run, ...command.slice(built.command.length)],
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
