import { columns } from './printable';
import { renderFailure, type FailureOptions } from './failure';
import { bytes, crashed, halfClose, oneRecv, parting } from './sample-results.test-data';

const LOOKS = { role: 'server', width: 80, colour: false } as const;

function lines(
  sample: ReturnType<typeof halfClose>,
  options: Partial<FailureOptions> = {},
): string[] {
  return renderFailure(sample.result, sample.attempt, { ...LOOKS, ...options }).split('\n');
}

test('a failure tells at 80 columns what was done, due, seen, printed, and what to do', () => {
  expect(lines(halfClose())).toEqual([
    '✘ echo-stream/half-close                                           0 of 6 points',
    '  Your server closed the connection before sending back what it had read.',
    '',
    '    expected   "ping\\n" (5 bytes)',
    '    saw        FIN, after 0 bytes',
    '',
    '    harness                                   your server, port 24117, pid 48213',
    '      123.0 ms  connect            ─────────▶',
    '      123.2 ms  "ping\\n"           ─────────▶',
    '      123.3 ms  FIN (half-close)   ─────────▶',
    '      127.6 ms                     ◀─────────  FIN   ✘ step 4',
    '',
    '  Your program printed',
    "    stdout | Connected by ('127.0.0.1', 51932)",
    '',
    '  Hint   recv() returned 0 bytes: the client is done sending. It still listens:',
    '         send what you hold, then close.',
    '  Read   assignments/echo-stream/README.md#half-close, RFC 9293 §3.6',
    '  Rerun  npm test echo-stream/half-close',
    '  By hand, in the folder of server.py',
    '    timeout 5 python3 server.py 24117 & sleep 1',
    "    printf 'ping\\n' | nc -N 127.0.0.1 24117 | od -A d -c",
    '    kill $! 2>/dev/null',
  ]);
});

test('a failure uses what room there is at 120 columns', () => {
  expect(lines(oneRecv(), { width: 120 })).toEqual([
    `✘ echo-stream/long${' '.repeat(89)}0 of 6 points`,
    '  Your server sent back exactly 1024 of 2000 bytes, then reset the connection (RST).',
    '',
    `    expected   "AAAAAA" … 980 bytes … "${'A'.repeat(55)}" … 951 bytes … "AAAAAAAA"`,
    `    saw        "AAAAAA" … 980 bytes … "${'A'.repeat(38)}"`,
    `${' '.repeat(77)}^ byte 1024`,
    '    in all     2000 bytes expected; saw 1024 bytes, then RST',
    '',
    `    harness${' '.repeat(63)}your server, port 24117, pid 48213`,
    `      123.0 ms  connect${' '.repeat(39)}─────────▶`,
    `      123.2 ms  "${'A'.repeat(20)}"…"AAAAAAAA" 2000 bytes  ─────────▶`,
    `      123.3 ms  FIN (half-close)${' '.repeat(30)}─────────▶`,
    `      129.0 ms${' '.repeat(48)}◀─────────  "${'A'.repeat(22)}"…"AAAAAAAA" 1024 bytes`,
    `      130.1 ms${' '.repeat(48)}◀─────────  RST   ✘ step 4`,
    `      150.0 ms${' '.repeat(60)}exit code 0`,
    '',
    '  Your program printed nothing.',
    '    It ended with exit code 0.',
    '',
    '  Hint   Exactly 1024 of 2000 bytes: that is one recv with a full buffer. One call returns at most that much, so call it',
    '         in a loop until it returns 0 bytes.',
    '  Read   assignments/echo-stream/README.md#half-close, RFC 9293 §3.6',
    '  Rerun  npm test echo-stream/long',
    '  By hand, in the folder of server.py',
    '    timeout 5 python3 server.py 24117 & sleep 1',
    "    printf 'ping\\n' | nc -N 127.0.0.1 24117 | od -A d -c",
    '    kill $! 2>/dev/null',
  ]);
});

test('long bytes are shown at 80 columns around the first wrong one', () => {
  expect(lines(oneRecv()).slice(4, 8)).toEqual([
    '    expected   "AAAAAA" … 1005 bytes … "AAAAAAAAAAAAAAAAAAA" … 967 bytes … "AAA"',
    '    saw        "AAAAAA" … 1005 bytes … "AAAAAAAAAAAAA"',
    `${' '.repeat(53)}^ byte 1024`,
    '    in all     2000 bytes expected; saw 1024 bytes, then RST',
  ]);
});

/** All lines but the commands, which are there to be pasted. */
function text(width: number, sample: ReturnType<typeof halfClose>): string[] {
  const all = lines(sample, { width });
  return all.slice(0, all.findIndex((line) => line.startsWith('  By hand')) + 1);
}

test.each([halfClose, oneRecv, crashed])(
  'no line is wider than 76 columns, if need be',
  (sample) => {
    expect(text(76, sample()).filter((line) => columns(line) > 76)).toEqual([]);
  },
);

test('less than 76 columns count as 76, and more than 120 as 120', () => {
  expect(lines(oneRecv(), { width: 20 })).toEqual(lines(oneRecv(), { width: 76 }));
  expect(lines(oneRecv(), { width: 400 })).toEqual(lines(oneRecv(), { width: 120 }));
});

test.each([halfClose, oneRecv, crashed])('colour only decorates: %p', (sample) => {
  const ansi = /\x1b\[\d+m/g;
  const painted = lines(sample(), { colour: true }).join('\n');
  expect(painted).toMatch(ansi);
  expect(painted.replace(ansi, '')).toBe(lines(sample()).join('\n'));
});

test('an end that was waited for behind the bytes is told', () => {
  const { result, attempt } = halfClose();
  const finding = {
    code: 'bytes.surplus',
    step: 4,
    at: 128,
    timing: false,
    ...parting('', '\n'),
    expectedEnd: 'fin',
  } as const;
  const transcript: typeof attempt.transcript = [
    ...attempt.transcript.slice(0, -1),
    { at: 127, step: 4, peer: 'a', kind: 'receive', ...bytes('\n') },
    { at: 128, step: 4, peer: 'a', kind: 'fin', evidence: 'read' },
  ];
  expect(lines({ result, attempt: { ...attempt, transcript, finding } }).slice(3, 5)).toEqual([
    '    expected   nothing more, then FIN',
    '    saw        "\\n" (1 byte), then FIN',
  ]);
});

test('colour marks the cross, what was due and what came', () => {
  const painted = lines(halfClose(), { colour: true });
  expect(painted[0]).toMatch(/^\x1b\[31m✘\x1b\[39m\x1b\[1m echo-stream/);
  expect(painted[3]).toBe('    expected   \x1b[32m"ping\\n" (5 bytes)\x1b[39m');
  expect(painted[4]).toBe('    saw        \x1b[31mFIN, after 0 bytes\x1b[39m');
  expect(painted[10]).toContain('\x1b[31m✘ step 4\x1b[39m');
});

test('a golden report holds nothing that differs from run to run', () => {
  const sample = crashed();
  expect(lines(sample, { golden: true })).toEqual([
    '✘ echo-stream/half-close                                           0 of 6 points',
    '  Your server ended with exit code 1 before it listened on port PORT.',
    '',
    '    harness',
    '    your server',
    '      exit code 1',
    '',
    '  Your program printed',
    '    stderr | Traceback (most recent call last):',
    '    stderr |   ...',
    "    stderr | NameError: name 'server_socket' is not defined",
    '    It ended with exit code 1.',
    '',
    '  Hint   Your program stopped at server.py, line 19: NameError: name',
    "         'server_socket' is not defined. Is the name set before, in the same",
    '         function?',
    '  Read   assignments/echo-stream/README.md#half-close, RFC 9293 §3.6',
    '  Rerun  npm test echo-stream/half-close',
    '  By hand, in the folder of server.py',
    '    timeout 5 python3 server.py PORT & sleep 1',
    '    nc -vz 127.0.0.1 PORT',
    '    kill $! 2>/dev/null',
  ]);
});

test('a finding that carries its remedy gives it as the hint', () => {
  const { result } = halfClose();
  const attempt = {
    ...halfClose().attempt,
    command: [],
    transcript: [],
    finding: {
      code: 'toolchain.missing',
      step: 0,
      at: 0,
      timing: false,
      problem: 'This is a Go program, and there is no `go` on the PATH.',
      remedy: 'Install it: sudo apt install golang',
    },
  } as const;
  expect(lines({ result, attempt: { ...attempt, command: [], transcript: [] } })).toEqual([
    '✘ echo-stream/half-close                                           0 of 6 points',
    '  This is a Go program, and there is no `go` on the PATH.',
    '',
    '  Hint   Install it: sudo apt install golang',
    '  Read   assignments/echo-stream/README.md#half-close, RFC 9293 §3.6',
    '  Rerun  npm test echo-stream/half-close',
  ]);
});

test('a flood is not answered with the hint of whatever case met it', () => {
  const { result, attempt } = halfClose();
  const flood = { code: 'output.flood', limit: 1 << 20, stream: 'stdout' } as const;
  const finding = { ...flood, step: 1, at: 90, timing: false };
  const told = lines({ result, attempt: { ...attempt, finding } });
  expect(told[1]).toBe('  Your server printed more than 1 MiB on stdout, and was stopped.');
  expect(told).toContain(
    '  Hint   A loop prints and never ends. Most likely it goes on after recv has',
  );
  expect(told).toContain('    timeout 5 python3 server.py 24117 2>&1 | head -c 2000 & sleep 1');
});

test('a file to write stands on lines of its own', () => {
  const finding = {
    code: 'program.ambiguous',
    step: 0,
    at: 0,
    timing: false,
    problem: '2 files are named for a server: server.js, server.py.',
    remedy: 'Delete one, or write a submission.yaml:\n\nrun: [server.py]',
  } as const;
  const { result, attempt } = halfClose();
  const never = { ...attempt, command: [], transcript: [], finding };
  delete never.typed;
  expect(lines({ result, attempt: never }).slice(3, 6)).toEqual([
    '  Hint   Delete one, or write a submission.yaml:',
    '',
    '         run: [server.py]',
  ]);
});

test('a build that failed shows what the compiler said', () => {
  const { result, attempt } = halfClose();
  const finding = {
    code: 'build.failed',
    step: 0,
    at: 0,
    timing: false,
    command: ['/usr/bin/cc', '-o', 'server', 'server.c'],
    output: "server.c:3:1: error: unknown type name 'itn'\n",
    exitCode: 1,
    signal: null,
  } as const;
  const failed = {
    ...attempt,
    finding: { ...finding, command: [...finding.command] },
    transcript: [],
  };
  expect(lines({ result, attempt: failed }).slice(1, 5)).toEqual([
    '  Your program did not build: `cc -o server server.c` ended with exit code 1.',
    '',
    '  The build said',
    "    | server.c:3:1: error: unknown type name 'itn'",
  ]);
  expect(lines({ result, attempt: failed }).slice(6, 8)).toEqual([
    '  Hint   Mend the first error first: it may be why the others came.',
    "         server.c:3:1: error: unknown type name 'itn'",
  ]);
});
