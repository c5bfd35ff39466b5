import type { FindingBody } from '../../model/finding';
import { FINDING_CODES } from '../../model/finding';
import { isHttpCode } from '../../model/http-finding';
import type { Circumstances } from './circumstances';
import { exited, parting } from '../sample-results.test-data';
import { headline } from './headline';

const place = { step: 4, at: 200, timing: false };
const say = (
  role: 'server' | 'client',
  body: FindingBody,
  known: Partial<Circumstances> = {},
): string =>
  headline(
    { ...body, ...place },
    {
      role,
      circumstances: { echo: false, answeredBefore: false, connectedBefore: true, ...known },
    },
  );

const fin = { how: 'fin', evidence: 'read', at: 190 } as const;
const rst = { how: 'rst', evidence: 'read', at: 190 } as const;
const echo = { echo: true };
const all = Buffer.from(Array.from({ length: 60 }, (_, byte) => byte));
const oneOff = Buffer.from(all);
oneOff[10] = 13;

const server: [FindingBody, string, Partial<Circumstances>?][] = [
  [
    { code: 'listen.missing', port: 24117 },
    'Your server never listened on port 24117; it was still running when the time was up.',
  ],
  [
    { code: 'listen.elsewhere', port: 24117, found: [{ address: '0.0.0.0', port: 8080 }] },
    'Your server listened on port 8080, but it was told 24117.',
  ],
  [
    { code: 'listen.elsewhere', port: 24117, found: [{ address: '::1', port: 24117 }] },
    'Your server listened on port 24117 at ::1 only; the client came over IPv4.',
  ],
  [
    { code: 'listen.still', port: 24117 },
    'Your server still listened on port 24117 when it should have stopped.',
  ],
  [
    { code: 'exit.early', port: 24117, exit: exited(1) },
    'Your server ended with exit code 1 before it listened on port 24117.',
    { connectedBefore: false },
  ],
  [
    { code: 'exit.early', port: 24117, exit: exited(null, 'SIGSEGV') },
    'Your server died of SIGSEGV before it listened on port 24117.',
    { connectedBefore: false },
  ],
  [
    { code: 'exit.early', port: 24117, exit: exited(0) },
    'Your server had ended (exit code 0) before the next connection could be made.',
  ],
  [
    { code: 'exit.unasked', exit: exited(null, 'SIGPIPE') },
    'Your server ended (SIGPIPE) when it should have gone on serving.',
  ],
  [
    { code: 'listen.gone', port: 24117 },
    'Your server no longer listened on port 24117, though it was still running.',
  ],
  [
    { code: 'connect.unanswered', port: 24117 },
    'Your server left a connection to port 24117 unanswered: its queue (the backlog) was full.',
  ],
  [
    { code: 'port.shared', port: 24117, listens: true },
    'A second copy of your server took port 24117 as well, while the first one had it.',
  ],
  [
    { code: 'port.shared', port: 24117, listens: false, exit: exited(0) },
    'A second copy of your server was started while the first one had port 24117, and ended with exit code 0.',
  ],
  [
    { code: 'port.shared', port: 24117, listens: false },
    'A second copy of your server was started while the first one had port 24117, and neither failed nor ended.',
  ],
  [
    { code: 'holdings.grown', of: 'sockets', clients: 100, before: 2, after: 102 },
    'Your server held 100 more sockets after 100 clients had come and gone than before (2, then 102).',
  ],
  [
    { code: 'holdings.grown', of: 'processes', clients: 200, before: 1, after: 201 },
    'Your server kept 200 more child processes after 200 clients had come and gone than before (1, then 201).',
  ],
  [
    { code: 'cpu.busy', busyMs: 1010, ofMs: 1000 },
    'Your server used 100 % of a core while nobody asked anything of it.',
  ],
  [
    { code: 'connect.reset', port: 24117 },
    'Your server reset the connection on port 24117 (RST) as soon as it was made.',
  ],
  [
    { code: 'bytes.missing', ...parting('ping', ''), end: fin },
    'Your server closed the connection before sending back what it had read.',
    echo,
  ],
  [
    { code: 'bytes.missing', ...parting('ping', ''), end: rst },
    'Your server reset the connection (RST) before sending anything.',
  ],
  [
    { code: 'bytes.missing', ...parting('ping', '') },
    'Your server sent nothing back; the connection was still open when the time was up.',
    echo,
  ],
  [
    { code: 'bytes.missing', ...parting('two', ''), end: fin },
    'Your server answered one message, then closed the connection before sending back the next.',
    { echo: true, answeredBefore: true },
  ],
  [
    { code: 'bytes.missing', ...parting('ping', ''), end: rst },
    'Your server ended with exit code 1 before it sent back what it had read.',
    { echo: true, crash: exited(1) },
  ],
  [
    { code: 'bytes.missing', ...parting('A'.repeat(2000), 'A'.repeat(1024)), end: fin },
    'Your server sent back exactly 1024 of 2000 bytes, then closed the connection.',
    echo,
  ],
  [
    { code: 'bytes.missing', ...parting('A'.repeat(2000), 'A'.repeat(3)) },
    'Your server sent back only 3 of 2000 bytes, and then nothing more.',
    echo,
  ],
  [
    { code: 'bytes.missing', ...parting('ping\n', 'ping') },
    'Your server sent back everything but the last byte, "\\n" (a newline), and then nothing more.',
    echo,
  ],
  [
    { code: 'bytes.different', ...parting(all, oneOff) },
    'Your server sent back 60 bytes, one of them wrong: byte 10 was "\\r" (a carriage return) where "\\n" was due.',
    echo,
  ],
  [
    { code: 'bytes.different', ...parting('ping', 'PING') },
    'Your server sent back the right letters, but in capitals.',
    echo,
  ],
  [
    { code: 'bytes.different', ...parting('Hello', 'Hi\r\nHello') },
    'Your server sent 4 bytes before the right ones: "Hi\\r\\n".',
    echo,
  ],
  [
    { code: 'bytes.different', ...parting('abcdef', 'abcxyzv') },
    'The first 3 bytes that your server sent back were right; then came "x" where "d" was due.',
    echo,
  ],
  [
    { code: 'bytes.surplus', ...parting('ping', 'ping\n') },
    'Your server sent back the right 4 bytes, and then one too many: "\\n" (a newline).',
    echo,
  ],
  [
    { code: 'bytes.surplus', ...parting('', 'pong'), peer: 'b' },
    'On connection b, your server sent 4 bytes more than were due: "pong".',
  ],
  [
    { code: 'close.missing', expected: 'fin' },
    'Your server had not closed the connection 5 s after the client was done sending (FIN).',
    { last: { event: { kind: 'half-close', at: 1, step: 1 }, ms: 5012 } },
  ],
  [
    { code: 'close.reset', expected: 'fin', end: rst },
    'Your server ended the connection with a reset (RST) instead of closing it with a FIN.',
  ],
  [
    { code: 'close.fin', expected: 'rst', end: fin },
    'Your server closed the connection with a FIN where a reset (RST) was due.',
  ],
  [
    { code: 'close.early', expected: 'open', end: fin },
    'Your server closed the connection (FIN) while it was still needed.',
  ],
  [
    { code: 'exit.missing', expected: 0 },
    'Your server was still running 2 s after it had closed the connection; it was to end by itself.',
    { last: { event: { kind: 'fin', evidence: 'read', at: 1, step: 1 }, ms: 2004 } },
  ],
  [
    { code: 'exit.code', expected: 0, exit: exited(1) },
    'Your server ended with exit code 1 after a good conversation; success is exit code 0.',
  ],
  [
    { code: 'exit.code', expected: 'failure', exit: exited(0) },
    'Your server ended with exit code 0, which means success, though it had to fail here.',
  ],
  [
    { code: 'exit.signal', expected: 0, exit: exited(null, 'SIGSEGV') },
    'Your server died of SIGSEGV, a segmentation fault: it read or wrote memory that is not its own.',
  ],
  [
    { code: 'exit.signal', expected: 0, exit: exited(141) },
    'Your server died of SIGPIPE: it wrote to a connection that the other side had closed.',
  ],
  [
    { code: 'output.flood', limit: (1 << 20) + 40, stream: 'stdout' },
    'Your server printed more than 1 MiB on stdout, and was stopped.',
  ],
  [
    { code: 'build.timeout', command: ['/usr/bin/make'], output: '' },
    'Your program did not build in time: `make` was still running.',
  ],
];

const rows = server.map(([body, words, known = {}]) => ({ body, words, known }));
test.each(rows)('$body.code of a server: $words', ({ body, words, known }) => {
  expect(say('server', body, known)).toBe(words);
});

const client: [FindingBody, string][] = [
  [
    { code: 'connect.missing', port: 24117, exit: exited(0) },
    'Your client ended with exit code 0 and never connected to port 24117.',
  ],
  [
    { code: 'connect.missing', port: 24117 },
    'Your client never connected to port 24117; it was still running when the time was up.',
  ],
  [
    { code: 'connect.elsewhere', port: 24117, found: [{ address: '127.0.0.1', port: 8080 }] },
    'Your client connected to port 8080, but it was told 24117.',
  ],
  [
    { code: 'connect.elsewhere', port: 24117, found: [{ address: '127.0.0.1', port: 24117 }] },
    'Your client connected to 127.0.0.1, which is not the host that it was told.',
  ],
  [
    { code: 'bytes.missing', ...parting('Hello', ''), end: fin },
    'Your client closed the connection before sending anything.',
  ],
  [
    { code: 'bytes.surplus', ...parting('', '\0') },
    'Your client sent one byte more than was due: "\\0" (a NUL byte).',
  ],
  [
    { code: 'stdout.missing', ...parting('Received: hi\n', ''), exit: exited(0) },
    'Your client printed nothing on stdout, and ended with exit code 0.',
  ],
  [
    { code: 'stdout.missing', ...parting('Received: hi\n', 'Received: hi'), exit: exited(0) },
    'Your client printed the right text, but without the newline at its end.',
  ],
  [
    { code: 'stdout.missing', ...parting('Received: hi\n', 'Rec') },
    'Your client printed only 3 of 13 bytes on stdout; it was still running when the time was up.',
  ],
  [
    { code: 'stdout.different', ...parting('Received: hi\n', 'Connected\nReceived: hi\n') },
    'Your client printed "Connected\\n" on stdout before the text that was due.',
  ],
  [
    { code: 'stdout.different', ...parting('Received: hello\n', 'Received: hel\n') },
    'Your client printed only the first 13 of 15 bytes, and then the newline.',
  ],
  [
    { code: 'stdout.surplus', ...parting('Received: hi\n', 'Received: hi\n\n') },
    'Your client printed the right text on stdout, and then one byte too many: "\\n" (a newline).',
  ],
  [
    { code: 'stderr.missing', ...parting('', ''), exit: exited(1) },
    'Your client ended with exit code 1 without a word on stderr.',
  ],
  [
    { code: 'stderr.different', pattern: 'usage', actual: { length: 0, spans: [] } },
    'What your client wrote to stderr does not contain "usage".',
  ],
];

test.each(client.map(([body, words]) => ({ body, words })))(
  '$body.code of a client: $words',
  ({ body, words }) => {
    expect(say('client', body)).toBe(words);
  },
);

test('every code has its words here, but for those that are words already', () => {
  const told = new Set([...server, ...client].map(([{ code }]) => code));
  const wordless = FINDING_CODES.filter((code) => !told.has(code) && !isHttpCode(code));
  expect(wordless).toEqual([
    'program.missing',
    'program.ambiguous',
    'program.invalid',
    'toolchain.missing',
    'build.failed',
    'start.failed',
  ]);
});
