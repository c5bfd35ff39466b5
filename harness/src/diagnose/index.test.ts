import type { FindingBody } from '../model/finding';
import type { Attempt } from '../model/result';
import type { TranscriptEvent } from '../model/transcript';
import { attempt, bytes, exited, output, parting } from '../report/sample-results.test-data';
import { hintFor, symptomOf, SYMPTOMS } from './index';

type Role = 'server' | 'client';
interface Sick {
  id: string;
  role?: Role;
  finding: FindingBody;
  attempt?: Partial<Attempt>;
  says: RegExp;
}

const fin = { how: 'fin', evidence: 'read', at: 190 } as const;
const rst = { how: 'rst', evidence: 'read', at: 190 } as const;
const sent = (...texts: string[]): TranscriptEvent[] =>
  texts.map((text) => ({ at: 100, step: 2, peer: 'a', kind: 'send', ...bytes(text) }));
const got = (...texts: string[]): TranscriptEvent[] =>
  texts.map((text) => ({ at: 120, step: 3, peer: 'a', kind: 'receive', ...bytes(text) }));
const half: TranscriptEvent = { at: 110, step: 3, peer: 'a', kind: 'half-close' };
const traceback = (error: string, file = 'server.py'): Attempt['stderr'] =>
  output(
    `Traceback (most recent call last):\n  File "${file}", line 12, in <module>\n    f()\n${error}\n`,
  );
const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const long = 'A'.repeat(2000);

const sick: Sick[] = [
  {
    id: 'one-recv',
    finding: { code: 'bytes.missing', ...parting(long, 'A'.repeat(1024)), end: fin },
    attempt: { transcript: [...sent(long), half, ...got('A'.repeat(1024))] },
    says: /^Exactly 1024 of 2000 bytes/,
  },
  {
    id: 'one-recv',
    role: 'client',
    finding: { code: 'stdout.different', ...parting(`> ${long}\n`, `> ${'A'.repeat(1024)}\n`) },
    attempt: { transcript: [...got(long), ...sent(long)] },
    says: /^Exactly 1024 of 2000 bytes.*as many bytes as you sent/,
  },
  {
    id: 'first-piece',
    finding: { code: 'bytes.missing', ...parting('two', ''), end: fin },
    attempt: { transcript: [...sent('one'), ...got('one'), ...sent('two')] },
    says: /^What came first was answered/,
  },
  {
    id: 'first-piece',
    role: 'client',
    finding: { code: 'stdout.different', ...parting('> Hello\n', '> Hel\n') },
    attempt: { transcript: [...got('Hello'), ...sent('Hel', 'lo')] },
    says: /^The reply came in 2 parts/,
  },
  {
    id: 'part-of-input',
    role: 'client',
    finding: { code: 'bytes.missing', ...parting(long, long.slice(0, 700)), end: fin },
    attempt: { command: ['./client', '127.0.0.1', '24117', '-'], exit: exited(0) },
    says: /^Only 700 bytes of standard input were sent/,
  },
  {
    id: 'waits-for-end',
    finding: { code: 'bytes.missing', ...parting('ping', '') },
    attempt: { transcript: sent('ping') },
    says: /end of file, or to the end of a line/,
  },
  {
    id: 'extra-nul',
    role: 'client',
    finding: { code: 'bytes.surplus', ...parting('', '\0') },
    says: /strlen\(message\) bytes/,
  },
  {
    id: 'extra-line-end',
    finding: { code: 'bytes.surplus', ...parting('ping', 'ping\r\n') },
    says: /println/,
  },
  {
    id: 'extra-line-end',
    finding: { code: 'bytes.different', ...parting('two', '\ntwo') },
    attempt: { transcript: [...sent('one'), ...got('one\n'), ...sent('two'), ...got('two')] },
    says: /println/,
  },
  {
    id: 'extra-line-end',
    role: 'client',
    finding: { code: 'stdout.surplus', ...parting('Got\n', 'Got\n\n') },
    says: /print, println and puts/,
  },
  {
    id: 'whole-buffer',
    finding: { code: 'bytes.surplus', ...parting('', ' first') },
    attempt: { transcript: [...sent('the first'), ...sent('two')] },
    says: /not the whole buffer/,
  },
  {
    id: 'whole-buffer',
    finding: { code: 'bytes.surplus', ...parting('', '\0'.repeat(50)) },
    says: /not the whole buffer/,
  },
  {
    id: 'sends-one-more',
    role: 'client',
    finding: { code: 'exit.missing', expected: 0 },
    attempt: { transcript: [...got('Hello\n'), ...sent('Hello')] },
    says: /a newline behind its message/,
  },
  {
    id: 'no-final-newline',
    role: 'client',
    finding: { code: 'stdout.missing', ...parting('Got\n', 'Got'), exit: exited(0) },
    says: /newline/,
  },
  {
    id: 'prints-first',
    role: 'client',
    finding: { code: 'stdout.different', ...parting('Got\n', 'Connected\n') },
    says: /stderr/,
  },
  {
    id: 'speaks-first',
    finding: { code: 'bytes.different', ...parting('ping', 'Welcome\nping') },
    attempt: { transcript: [...sent('ping'), ...got('Welcome\nping')] },
    says: /no greeting/,
  },
  {
    id: 'length-in-front',
    role: 'client',
    finding: { code: 'bytes.different', ...parting('Hello', '\0\x05Hello') },
    says: /^The first 2 bytes are the length, 5/,
  },
  {
    id: 'python-error',
    finding: { code: 'exit.early', port: 24117, exit: exited(1) },
    attempt: { stderr: traceback("NameError: name 'x' is not defined") },
    says: /^Your program stopped at server\.py, line 12: NameError: name 'x' is not defined\./,
  },
  {
    id: 'python-error',
    finding: { code: 'exit.early', port: 24117, exit: exited(1) },
    attempt: {
      stderr: output('  File "server.py", line 3\n    x\nIndentationError: unexpected indent\n'),
    },
    says: /^Your program stopped at server\.py, line 3: IndentationError: .*indentation/,
  },
  {
    id: 'not-utf8',
    finding: { code: 'bytes.missing', ...parting(all, ''), end: fin },
    attempt: {
      stderr: traceback("UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80"),
      exit: exited(1),
    },
    says: /pass bytes on as they are/,
  },
  {
    id: 'sends-after-shutdown',
    finding: { code: 'bytes.missing', ...parting('two', ''), end: fin },
    attempt: { stderr: traceback('BrokenPipeError: [Errno 32] Broken pipe'), exit: exited(1) },
    says: /shut down its own side/,
  },
  {
    id: 'address-in-use',
    finding: { code: 'exit.early', port: 24117, exit: exited(1) },
    attempt: {
      stderr: output('server: listen EADDRINUSE: address already in use 127.0.0.1:8080\n'),
    },
    says: /24117, which it was told, was free/,
  },
  {
    id: 'segfault-without-arguments',
    finding: { code: 'exit.signal', expected: 'failure', exit: exited(null, 'SIGSEGV') },
    attempt: { command: ['./server'] },
    says: /argv\[1\] is NULL/,
  },
  {
    id: 'segfault',
    finding: { code: 'bytes.missing', ...parting('ping', ''), end: fin },
    attempt: { command: ['./server', '24117'], exit: exited(null, 'SIGSEGV') },
    says: /fsanitize/,
  },
  {
    id: 'port-constant',
    finding: { code: 'listen.elsewhere', port: 24117, found: [{ address: '0.0.0.0', port: 8080 }] },
    says: /^8080 is written into your program/,
  },
  {
    id: 'port-constant',
    role: 'client',
    finding: {
      code: 'connect.elsewhere',
      port: 24117,
      found: [{ address: '127.0.0.1', port: 12345 }],
    },
    says: /^12345 is written into your program/,
  },
  {
    id: 'port-byte-order',
    finding: {
      code: 'listen.elsewhere',
      port: 24117,
      found: [{ address: '0.0.0.0', port: 13662 }],
    },
    says: /htons/,
  },
  {
    id: 'port-of-the-kernel',
    finding: {
      code: 'listen.elsewhere',
      port: 24117,
      found: [{ address: '0.0.0.0', port: 40001 }],
    },
    says: /Check the result of bind\(\)/,
  },
  {
    id: 'ipv6-only',
    finding: { code: 'listen.elsewhere', port: 24117, found: [{ address: '::1', port: 24117 }] },
    says: /::1 is reached over IPv6 only/,
  },
  {
    id: 'nothing-ran',
    role: 'client',
    finding: { code: 'connect.missing', port: 24117, exit: exited(0) },
    says: /__main__.*column 0/,
  },
  {
    id: 'nothing-ran',
    role: 'client',
    finding: { code: 'connect.missing', port: 24117, exit: exited(0) },
    attempt: { command: ['./client', '127.0.0.1', '24117', 'x'] },
    says: /Does main call/,
  },
  {
    id: 'read-as-text',
    finding: { code: 'bytes.different', ...parting(all, all.toString('utf8')) },
    says: /no decode/,
  },
  {
    id: 'read-as-text',
    finding: { code: 'bytes.different', ...parting(all, Buffer.from(all.toString('latin1'))) },
    says: /no decode/,
  },
  {
    id: 'stops-at-nul',
    finding: { code: 'bytes.missing', ...parting('ab\0cd', 'ab'), end: fin },
    says: /strlen/,
  },
  {
    id: 'counts-characters',
    role: 'client',
    finding: { code: 'stdout.different', ...parting('> héllo ✓\n', '> héllo \n') },
    attempt: { transcript: sent('héllo ✓') },
    says: /^The message has 7 characters, and 10 bytes/,
  },
  {
    id: 'reset-at-close',
    finding: { code: 'close.reset', expected: 'fin', end: rst },
    says: /end of file.*SO_LINGER/,
  },
  {
    id: 'reset-at-close',
    finding: { code: 'close.reset', expected: 'fin', end: rst },
    attempt: { transcript: [...sent('GET / HTTP/1.1'), ...got('HTTP/1.1 200 OK')] },
    says: /all of the request/,
  },
  {
    id: 'misses-end-of-file',
    finding: { code: 'close.missing', expected: 'fin' },
    attempt: { transcript: [...sent('x'), half, ...got('x')] },
    says: /returned 0 bytes/,
  },
  {
    id: 'keeps-running',
    finding: { code: 'exit.missing', expected: 0 },
    attempt: { transcript: [half, { at: 130, step: 4, peer: 'a', kind: 'fin', evidence: 'read' }] },
    says: /accept\(\)/,
  },
  {
    id: 'wrong-exit-code',
    finding: { code: 'exit.code', expected: 0, exit: exited(1) },
    says: /what main returns/,
  },
];

const place = { step: 4, at: 200, timing: false };
const facts = ({
  finding,
  attempt: parts,
  role = 'server',
}: Omit<Sick, 'says' | 'id'>): Parameters<typeof symptomOf>[0] => ({
  finding: { ...finding, ...place },
  attempt: attempt(parts),
  role,
});

test.each(sick)('$id is told from $finding.code', ({ id, says, ...rest }) => {
  const found = symptomOf(facts(rest));
  expect(found?.id).toBe(id);
  expect(found?.hint).toMatch(says);
});

test('every symptom is shown to be found', () => {
  expect(SYMPTOMS.map(({ id }) => id).filter((id) => !sick.some((one) => one.id === id))).toEqual(
    [],
  );
});

test('every symptom has an id of its own', () => {
  expect(new Set(SYMPTOMS.map(({ id }) => id)).size).toBe(SYMPTOMS.length);
});

const well: [string, Omit<Sick, 'says' | 'id'>][] = [
  [
    'a traceback after a refusal that was right',
    {
      role: 'client',
      finding: {
        code: 'stderr.different',
        pattern: 'refused by',
        actual: { length: 0, spans: [] },
      },
      attempt: { stderr: traceback('ConnectionRefusedError: [Errno 111] Connection refused') },
    },
  ],
  [
    'an exception where a failure was due, and the message is at fault',
    {
      finding: { code: 'stderr.different', pattern: 'usage', actual: { length: 0, spans: [] } },
      attempt: { stderr: traceback('IndexError: list index out of range'), exit: exited(1) },
    },
  ],
  [
    'a port that was taken on purpose',
    {
      finding: { code: 'exit.code', expected: 'failure', exit: exited(0) },
      attempt: { stderr: output('bind: Address already in use\n') },
    },
  ],
  [
    'a reply that stops anywhere',
    { finding: { code: 'bytes.missing', ...parting(long, 'A'.repeat(1000)), end: fin } },
  ],
  [
    'a server that answered others and not this one',
    {
      finding: { code: 'bytes.missing', ...parting('ping', ''), peer: 'a' },
      attempt: {
        transcript: [
          { at: 90, step: 1, peer: 'b', kind: 'send', ...bytes('pong') },
          { at: 95, step: 1, peer: 'b', kind: 'receive', ...bytes('pong') },
          ...sent('ping'),
        ],
      },
    },
  ],
  [
    'bytes that another client was due',
    {
      finding: { code: 'bytes.different', ...parting('ping', 'rest'), peer: 'a' },
      attempt: {
        transcript: [
          { at: 90, step: 1, peer: 'b', kind: 'send', ...bytes('rest') },
          ...sent('ping'),
          ...got('rest'),
        ],
      },
    },
  ],
  [
    'a server that ended after the first message, by an error',
    {
      finding: { code: 'bytes.missing', ...parting('pingpong', 'ping'), end: rst },
      attempt: { transcript: [...sent('ping', 'pong'), ...got('ping')], exit: exited(1) },
    },
  ],
  ['wrong bytes of no kind', { finding: { code: 'bytes.different', ...parting('ping', 'pong') } }],
];

test.each(well)('%s is no symptom: the hint of the case is given', (_, one) => {
  const { finding, attempt: seen, role } = facts(one);
  expect(hintFor(finding, seen, { role, caseHint: 'Look again.' })).toBe('Look again.');
});

test('what a student prints into a traceback does nothing in a hint', () => {
  const stderr = traceback('ValueError: \x1b[2J ##[error]x \r::error::y');
  const found = symptomOf(
    facts({ finding: { code: 'exit.early', port: 1, exit: exited(1) }, attempt: { stderr } }),
  );
  expect(found?.hint).toContain('ValueError: \\x1b[2J # #[error]x \\r::error::y.');
});
