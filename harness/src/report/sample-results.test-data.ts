import { excerpt, headOf } from '../model/excerpt';
import type { Exit } from '../model/exit';
import type { Finding } from '../model/finding';
import { literal } from '../model/payload';
import type { AssignmentResult, Attempt, CaseResult, Result } from '../model/result';
import type { Output, TranscriptEvent } from '../model/transcript';

export function output(text: string): Output {
  const head = Buffer.from(text).toString('latin1');
  return { length: head.length, head, tail: '' };
}

export function bytes(text: string): { bytes: ReturnType<typeof headOf> } {
  return { bytes: headOf(Buffer.from(text)) };
}

/** The three facts of a finding about bytes. */
export function parting(
  expected: string | Buffer,
  actual: string | Buffer,
): Pick<Extract<Finding, { code: 'bytes.missing' }>, 'expected' | 'actual' | 'differsAt'> {
  const [due, came] = [Buffer.from(expected), Buffer.from(actual)];
  let differsAt = 0;
  while (differsAt < due.length && differsAt < came.length && due[differsAt] === came[differsAt]) {
    differsAt++;
  }
  return {
    expected: excerpt(literal(due), differsAt),
    actual: excerpt(literal(came), differsAt),
    differsAt,
  };
}

export function exited(code: number | null, signal: string | null = null, at = 150): Exit {
  return { code, signal, by: 'self', at };
}

const PYTHON = ['/usr/bin/python3.11', 'server.py', '24117'];

export function attempt(parts: Partial<Attempt> = {}): Attempt {
  return {
    durationMs: 31,
    strict: true,
    transcript: [],
    stdout: output(''),
    stderr: output(''),
    pid: 48213,
    port: 24117,
    command: PYTHON,
    typed: { entry: 'server.py', build: [], command: PYTHON },
    ...parts,
  };
}

export function caseResult(parts: Partial<CaseResult> = {}): CaseResult {
  const finding = parts.attempts?.[0]?.finding;
  return {
    id: 'echo-stream/half-close',
    title: 'Bytes sent before the client half-closes still come back',
    level: 'must',
    visibility: 'public',
    verdict: 'fail',
    points: 0,
    maxPoints: 6,
    durationMs: 31,
    ...(finding ? { finding } : {}),
    attempts: [],
    why: 'End of file on your read side means the peer is done sending.',
    refs: ['#half-close', 'RFC 9293 §3.6'],
    hint: 'recv() returned 0 bytes: the client is done sending. It still listens: send what you hold, then close.',
    hand: [
      [{ do: 'connect', host: '127.0.0.1' }],
      [{ do: 'send', bytes: 'ping\n' }],
      [{ do: 'half-close' }],
      [{ do: 'await' }],
    ],
    position: 'fixtures/echo-stream/half-close.yaml:12:5',
    ...parts,
  };
}

const connection: TranscriptEvent[] = [
  { at: 80, step: 1, kind: 'start', pid: 48213, port: 24117 },
  { at: 123, step: 1, peer: 'a', kind: 'connect', port: 24117 },
  { at: 123.2, step: 2, peer: 'a', kind: 'send', ...bytes('ping\n') },
  { at: 123.3, step: 3, peer: 'a', kind: 'half-close' },
];
const fin: TranscriptEvent = { at: 127.6, step: 4, peer: 'a', kind: 'fin', evidence: 'read' };

/** A server that closes at the end of file and throws away what it had read. */
export function halfClose(): { result: CaseResult; attempt: Attempt } {
  const failed = attempt({
    finding: {
      code: 'bytes.missing',
      step: 4,
      at: 127.6,
      timing: false,
      ...parting('ping\n', ''),
      end: { how: 'fin', evidence: 'read', at: 127.6 },
    },
    transcript: [...connection, fin],
    stdout: output("Connected by ('127.0.0.1', 51932)\n"),
  });
  return { attempt: failed, result: caseResult({ attempts: [failed] }) };
}

/** A server with one recv(1024). */
export function oneRecv(): { result: CaseResult; attempt: Attempt } {
  const [due, came] = ['A'.repeat(2000), 'A'.repeat(1024)];
  const failed = attempt({
    finding: {
      code: 'bytes.missing',
      step: 4,
      at: 130.1,
      timing: false,
      ...parting(due, came),
      end: { how: 'rst', evidence: 'read', at: 130.1 },
    },
    transcript: [
      ...connection.slice(0, 2),
      { at: 123.2, step: 2, peer: 'a', kind: 'send', ...bytes(due) },
      { at: 123.3, step: 3, peer: 'a', kind: 'half-close' },
      { at: 129, step: 4, peer: 'a', kind: 'receive', ...bytes(came) },
      { at: 130.1, step: 4, peer: 'a', kind: 'rst', evidence: 'read' },
      { at: 150, step: 4, kind: 'exit', code: 0, signal: null },
    ],
    exit: exited(0),
  });
  return { attempt: failed, result: caseResult({ id: 'echo-stream/long', attempts: [failed] }) };
}

/** A server that died of an exception before it listened. */
export function crashed(): { result: CaseResult; attempt: Attempt } {
  const failed = attempt({
    finding: {
      code: 'exit.early',
      step: 1,
      at: 151,
      timing: false,
      port: 24117,
      exit: exited(1),
    },
    transcript: [
      { at: 80, step: 1, kind: 'start', pid: 48213, port: 24117 },
      { at: 150, step: 1, kind: 'exit', code: 1, signal: null },
    ],
    stderr: output(
      [
        'Traceback (most recent call last):',
        '  File "server.py", line 19, in <module>',
        '    conn, addr = server_socket.accept()',
        '                 ^^^^^^^^^^^^^',
        "NameError: name 'server_socket' is not defined",
        '',
      ].join('\n'),
    ),
    exit: exited(1),
  });
  return { attempt: failed, result: caseResult({ attempts: [failed] }) };
}

export function assignment(parts: Partial<AssignmentResult> = {}): AssignmentResult {
  return {
    slug: 'echo-stream',
    title: 'Echo stream',
    role: 'server',
    submission: 'assignments/echo-stream/submission',
    score: 100,
    maxScore: 100,
    bonus: 0,
    provisional: false,
    cases: [],
    ...parts,
  };
}

export function result(assignments: AssignmentResult[], parts: Partial<Result> = {}): Result {
  const sum = (key: 'score' | 'maxScore' | 'bonus'): number =>
    assignments.reduce((total, one) => total + one[key], 0);
  return {
    schema: 'halfclose/result/v1',
    score: sum('score'),
    maxScore: sum('maxScore'),
    bonus: sum('bonus'),
    provisional: assignments.some((one) => one.provisional),
    complete: true,
    assignments,
    provenance: {
      halfclose: '1.0.0',
      startedAt: '2026-01-01T00:00:00.000Z',
      submissionHash: '',
      casesHash: '',
      isolation: { level: 'plain', why: '' },
      platform: 'linux',
      seed: 7,
    },
    ...parts,
  };
}
