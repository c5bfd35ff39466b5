import type { TranscriptEvent } from '../model/transcript';
import { attempt, bytes, halfClose, parting } from './sample-results.test-data';
import { styleFor } from './style';
import { timeline } from './timeline';
import { timelineBySide } from './golden/timeline-by-side';

const plain = styleFor(false);
const server = { role: 'server', pid: 48213, port: 24117 } as const;
const client = { role: 'client', pid: 48213, port: 24117 } as const;
const found = {
  code: 'bytes.missing',
  step: 4,
  timing: false,
  ...parting('ping', ''),
} as const;

const conversation: TranscriptEvent[] = [
  { at: 80, step: 1, kind: 'start', pid: 48213 },
  { at: 123, step: 1, peer: 'a', kind: 'connect', port: 24117 },
  { at: 123.2, step: 2, peer: 'a', kind: 'send', ...bytes('ping') },
];

test('a finding stands beside what the program did at that moment', () => {
  const { finding, transcript } = halfClose().attempt;
  expect(timeline(transcript, finding, server, 80, plain).at(-1)).toBe(
    '      127.6 ms                     ◀─────────  FIN   ✘ step 4',
  );
});

test('where nothing had happened when time was up, the finding has a line of its own', () => {
  const finding = { ...found, timing: true, at: 5123.2 };
  const credit: TranscriptEvent[] = [
    { at: 5100, step: 4, kind: 'credit', ms: 30 },
    { at: 5120, step: 4, kind: 'credit', ms: 12 },
  ];
  expect(timeline([...conversation, ...credit], finding, server, 80, plain)).toEqual([
    '    harness                                   your server, port 24117, pid 48213',
    '      123.0 ms  connect            ─────────▶',
    '      123.2 ms  "ping"             ─────────▶',
    '     5100.0 ms                                 +42 ms: the machine was busy',
    '     5123.2 ms  time is up                     ✘ step 4',
  ]);
});

test('reads that follow each other are one line with all their bytes', () => {
  const reads = ['Hel', 'lo, ', 'server!'].map((text, index): TranscriptEvent => ({
    at: 130 + index * 10,
    step: 4,
    peer: 'a',
    kind: 'receive',
    ...bytes(text),
  }));
  const lines = timeline([...conversation, ...reads], undefined, server, 80, plain);
  expect(lines.slice(3)).toEqual([
    '      130.0 ms                     ◀─────────  "Hello, server!"',
  ]);
});

test('two connections have a column each', () => {
  const events: TranscriptEvent[] = [
    { at: 1, step: 1, peer: 'a', kind: 'connect', port: 24117 },
    { at: 2, step: 2, peer: 'b', kind: 'connect', port: 24117 },
    { at: 3, step: 3, peer: 'b', kind: 'send', ...bytes('x') },
    { at: 4, step: 3, peer: 'b', kind: 'receive', ...bytes('x') },
    { at: 5, step: 3, peer: 'a', kind: 'receive', ...bytes('y') },
  ];
  expect(timeline(events, undefined, server, 80, plain)).toEqual([
    '    harness, and your server, port 24117, pid 48213',
    '                a                               b',
    '        1.0 ms  connect ▶',
    '        2.0 ms                                  connect ▶',
    '        3.0 ms                                  "x" ▶',
    '        4.0 ms                                  ◀ "x"',
    '        5.0 ms  ◀ "y"',
  ]);
});

test('what concerns no connection stands in the first lane, with the name of the program', () => {
  const events: TranscriptEvent[] = [
    { at: 1, step: 1, peer: 'a', kind: 'connect', port: 24117 },
    { at: 2, step: 2, peer: 'b', kind: 'connect', port: 24117 },
    { at: 3, step: 3, kind: 'signal', signal: 'SIGTERM' },
    { at: 4, step: 3, peer: 'b', kind: 'fin', evidence: 'read' },
    { at: 5, step: 4, kind: 'exit', code: 1, signal: null },
  ];
  const finding = { ...found, at: 5, step: 4 };
  expect(timeline(events, finding, server, 80, plain).slice(4)).toEqual([
    '        3.0 ms  SIGTERM ▶',
    '        4.0 ms                                  ◀ FIN',
    '        5.0 ms  your server: exit code 1   ✘ step 4',
  ]);
});

test('more than three connections are told apart by their names alone', () => {
  const events = ['a', 'b', 'c', 'd'].map((peer, at): TranscriptEvent => ({
    ...{ at, step: 1, peer, kind: 'connect', port: 24117 },
  }));
  expect(timeline(events, undefined, server, 80, plain).slice(1)).toEqual([
    '        0.0 ms  a: connect         ─────────▶',
    '        1.0 ms  b: connect         ─────────▶',
    '        2.0 ms  c: connect         ─────────▶',
    '        3.0 ms  d: connect         ─────────▶',
  ]);
});

test('a client connects from its own side, and exits on it', () => {
  const events: TranscriptEvent[] = [
    { at: 0.4, step: 1, kind: 'listen', port: 24117, host: '127.0.0.1' },
    { at: 1, step: 2, kind: 'start', pid: 48213 },
    { at: 90, step: 3, kind: 'accept', port: 8080, decoy: true },
    { at: 95, step: 3, kind: 'wait', ms: 30 },
    { at: 130, step: 3, peer: 'a', kind: 'reset' },
    { at: 140, step: 3, kind: 'exit', code: null, signal: 'SIGPIPE' },
  ];
  expect(timeline(events, undefined, client, 80, plain)).toEqual([
    '    harness                                    your client, pid 48213',
    '        0.4 ms  listen on 24117',
    '       90.0 ms                     ◀─────────  connect to 8080',
    '       95.0 ms  wait 30 ms',
    '      130.0 ms  RST                ─────────▶',
    '      140.0 ms                                 SIGPIPE',
  ]);
});

test('of a long timeline the first 8 lines and the last 12 are shown, and the finding', () => {
  const events = Array.from({ length: 60 }, (_, index): TranscriptEvent => ({
    at: index,
    step: index + 1,
    peer: 'a',
    kind: index % 2 === 0 ? 'send' : 'receive',
    ...bytes(`line ${index}`),
  }));
  const lines = timeline(events, { ...found, at: 31, step: 32 }, server, 80, plain).slice(1);
  expect(lines).toHaveLength(8 + 1 + 1 + 1 + 12);
  expect(lines[8]).toBe('                … 23 more …');
  expect(lines[9]).toMatch(/^ {7}31\.0 ms.*"line 31" {3}✘ step 32$/);
  expect(lines[10]).toBe('                … 16 more …');
});

test.each([80, 100, 120])('no line is wider than %i columns, whatever the bytes', (width) => {
  const long = bytes('\x01\x02'.repeat(3000));
  const events: TranscriptEvent[] = [
    { at: 12345.6, step: 1, peer: 'first', kind: 'send', ...long },
    { at: 12345.7, step: 2, peer: 'second', kind: 'receive', ...long },
    { at: 12345.8, step: 3, peer: 'second', kind: 'input', ...long },
  ];
  const lines = timeline(events, { ...found, at: 12345.7 }, server, width, plain);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  expect(lines.join('\n')).toContain('✘ step 4');
});

test('by side, the order of what happened on different sides leaves no trace', () => {
  const mine: TranscriptEvent[] = [
    ...conversation,
    { at: 124, step: 3, peer: 'a', kind: 'half-close' },
  ];
  const theirs: TranscriptEvent[] = [
    { at: 130, step: 4, peer: 'a', kind: 'receive', ...bytes('pi') },
    { at: 131, step: 4, peer: 'a', kind: 'receive', ...bytes('ng') },
    { at: 132, step: 4, peer: 'a', kind: 'fin', evidence: 'read' },
    { at: 133, step: 4, kind: 'exit', code: 0, signal: null },
  ];
  const mixed = [
    theirs[0]!,
    ...mine,
    { at: 9, step: 4, kind: 'credit', ms: 3 } as const,
    ...theirs.slice(1),
  ];
  const expected = [
    '    harness',
    '      connect',
    '      "ping"',
    '      FIN (half-close)',
    '    your server',
    '      "ping"',
    '      FIN',
    '      exit code 0',
  ];
  expect(timelineBySide([...mine, ...theirs], 'server')).toEqual(expected);
  expect(timelineBySide(mixed, 'server')).toEqual(expected);
  expect(timelineBySide(attempt().transcript)).toEqual([]);
});
