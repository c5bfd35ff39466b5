import type { Finding } from '../../model/finding';
import type { Attempt } from '../../model/result';
import type { TranscriptEvent } from '../../model/transcript';
import { neutralOutput } from './output';
import { renderFailure } from '../failure';
import { attempt, bytes, caseResult, exited, output, parting } from '../sample-results.test-data';

function neutral(text: string, pid?: number): string {
  return neutralOutput(output(text), pid).head;
}

function golden(parts: Partial<Attempt>): string {
  const failed = attempt(parts);
  const options = { role: 'server', width: 80, colour: false, golden: true } as const;
  return renderFailure(caseResult({ attempts: [failed] }), failed, options);
}

test('of a Python traceback the first and the last line are kept', () => {
  const old =
    'Traceback (most recent call last):\n  File "/tmp/a/s.py", line 3, in <module>\n    x\nNameError: x\n';
  const young = old.replace('    x\n', '    x\n    ^\n').replace('/tmp/a/', '/home/b/');
  expect(neutral(old)).toBe('Traceback (most recent call last):\n  ...\nNameError: x\n');
  expect(neutral(young)).toBe(neutral(old));
});

test('of a syntax error the place and the name are kept', () => {
  expect(
    neutral('  File "/tmp/a/s.py", line 3\n    x y\n      ^\nSyntaxError: invalid syntax\n'),
  ).toBe('  File "s.py", line 3\n  ...\nSyntaxError: invalid syntax\n');
});

test('of an uncaught error in Node the message is kept', () => {
  const crash = [
    'Listening',
    'node:events:496',
    "      throw er; // Unhandled 'error' event",
    '      ^',
    '',
    'Error: listen EADDRINUSE: address already in use 127.0.0.1:40123',
    '    at Server.setupListenHandle [as _listen2] (node:net:1940:16)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
    "  code: 'EADDRINUSE',",
    '}',
    '',
    'Node.js v20.20.2',
    '',
  ].join('\n');
  expect(neutral(crash)).toBe(
    'Listening\nError: listen EADDRINUSE: address already in use 127.0.0.1:PORT\n    at ...\n',
  );
});

test('of a Java stack trace the messages are kept', () => {
  expect(
    neutral(
      'Exception in thread "main" java.net.ConnectException: refused\n\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)\n\tat Client.main(Client.java:9)\nCaused by: x\n\t... 3 more\n',
    ),
  ).toBe(
    'Exception in thread "main" java.net.ConnectException: refused\n    at ...\nCaused by: x\n    at ...\n',
  );
});

test.each([
  ["Connected by ('127.0.0.1', 51932)", "Connected by ('127.0.0.1', PORT)"],
  ['listening on 12345 or 8080', 'listening on 12345 or 8080'],
  ['pid 4711 of 14711', 'pid PID of 14711'],
  ['<socket object at 0x7f3c5d0a1b20>', '<socket object at 0x...>'],
  ['/var/folders/x/T/halfclose-1/server.py: not found', 'server.py: not found'],
  ['again\nagain\nagain\ndone\n', 'again\n...\ndone\n'],
])('%j becomes %j', (text, expected) => {
  expect(neutral(text, 4711)).toBe(expected);
});

const wrong: Finding = {
  code: 'bytes.different',
  step: 3,
  at: 130,
  timing: false,
  ...parting('Hello', 'Hi!'),
};
const sent: TranscriptEvent[] = [
  { at: 123, step: 1, peer: 'a', kind: 'connect', port: 24117 },
  { at: 124, step: 2, peer: 'a', kind: 'send', ...bytes('Hello') },
];
const received = (text: string): TranscriptEvent => ({
  at: 130,
  step: 3,
  peer: 'a',
  kind: 'receive',
  ...bytes(text),
});

test('what is still under way behind a wrong byte leaves no trace', () => {
  const little = golden({ finding: wrong, transcript: [...sent, received('Hi!')] });
  const more = golden({
    finding: wrong,
    transcript: [
      ...sent,
      received('Hi!'),
      received(' and more'),
      { at: 140, step: 3, peer: 'a', kind: 'fin', evidence: 'read' },
      { at: 150, step: 3, kind: 'exit', code: 0, signal: null },
    ],
    stdout: output('done\n'),
    exit: exited(0),
  });
  expect(more).toBe(little);
  expect(little).toContain('    expected   "Hello" (5 bytes)\n    saw        "Hi" …\n');
});

test('amounts that a kernel chooses have no number', () => {
  const all = Buffer.alloc(1 << 20, 'A');
  const short = (count: number): string => {
    const finding: Finding = {
      code: 'bytes.missing',
      step: 3,
      at: 5130,
      timing: true,
      ...parting(all, all.subarray(0, count)),
    };
    const event = received('A'.repeat(100));
    if (event.kind === 'receive') event.bytes.length = count;
    return golden({ finding, transcript: [...sent, event] });
  };
  expect(short(300_000)).toBe(short(250_001));
  expect(short(300_000)).toContain('only MANY of MANY bytes');
});

test('a leased port is named, wherever it stands; a constant keeps its number', () => {
  const text = golden({
    finding: {
      code: 'listen.elsewhere',
      step: 1,
      at: 5000,
      timing: true,
      port: 24117,
      found: [{ address: '0.0.0.0', port: 12345 }],
    },
    stdout: output('told 24117, took 12345\n'),
  });
  expect(text).toContain('Your server listened on port 12345, but it was told PORT.');
  expect(text).toContain('    stdout | told PORT, took 12345');
  expect(text).not.toContain('24117');
});

test('a port with its bytes swapped is as random as the port', () => {
  const text = golden({
    finding: {
      code: 'listen.elsewhere',
      step: 1,
      at: 5000,
      timing: true,
      port: 24117,
      found: [{ address: '0.0.0.0', port: 13662 }],
    },
  });
  expect(text).toContain('PORT is PORT with its two bytes swapped');
});
