import { spawnSync } from 'node:child_process';
import type { Hand } from '../../model/by-hand';
import { byHand } from './lines';

const server = {
  command: ['/usr/bin/python3.11', 'server.py', '24117'],
  role: 'server',
  port: 24117,
  host: '127.0.0.1',
} as const;
const client = {
  command: ['./client', '127.0.0.1', '24117', 'Hello, server!'],
  role: 'client',
  port: 24117,
  host: '127.0.0.1',
} as const;
const run: Hand = { do: 'run', args: ['HOST', 'PORT', 'Hello, server!'] };
const listen: Hand = { do: 'listen', host: '127.0.0.1' };
const STATUS = 'echo "exit status $?, where 124 means: still running"';
const STOP =
  'sleep 1; kill $! 2>/dev/null; wait $!; echo "exit status $?, where 143 means: still running"';

const serverCases: [string, Hand[], string][] = [
  [
    'a conversation that ends in a half-close',
    [{ do: 'connect' }, { do: 'send', bytes: 'ping\n' }, { do: 'half-close' }, { do: 'await' }],
    "printf 'ping\\n' | nc -N 127.0.0.1 24117 | od -c",
  ],
  [
    'a reply that is due before more is sent',
    [
      { do: 'connect' },
      { do: 'send', bytes: 'one' },
      { do: 'await' },
      { do: 'send', bytes: 'two' },
      { do: 'half-close' },
    ],
    "{ printf 'one'; sleep 1; printf 'two'; } | nc -N 127.0.0.1 24117",
  ],
  [
    'a reply that is due before our FIN',
    [{ do: 'connect' }, { do: 'send', bytes: 'ping' }, { do: 'await' }, { do: 'half-close' }],
    "{ printf 'ping'; sleep 2; } | nc -N 127.0.0.1 24117",
  ],
  [
    'a connection that stays open',
    [{ do: 'connect' }, { do: 'send', bytes: 'ping' }],
    "{ printf 'ping'; sleep 2; } | timeout 3 nc 127.0.0.1 24117 | od -c",
  ],
  [
    'many equal bytes',
    [{ do: 'connect' }, { do: 'send-many', bytes: 'A', times: 2000 }, { do: 'half-close' }],
    "head -c 2000 /dev/zero | tr '\\0' A | nc -N 127.0.0.1 24117 | wc -c",
  ],
  [
    'many equal lines',
    [{ do: 'connect' }, { do: 'send-many', bytes: 'ab\n', times: 9 }, { do: 'half-close' }],
    "for i in $(seq 9); do printf 'ab\\n'; done | nc -N 127.0.0.1 24117 | od -c",
  ],
  [
    'nothing at all',
    [{ do: 'connect' }, { do: 'half-close' }],
    'nc -N 127.0.0.1 24117 </dev/null | od -c',
  ],
  [
    'bytes that a shell would take for its own',
    [{ do: 'connect' }, { do: 'send', bytes: '-\0' + "1'%\\\xff" }, { do: 'half-close' }],
    "printf '\\055\\0001\\047%%\\\\\\377' | nc -N 127.0.0.1 24117 | od -c",
  ],
];

test.each(serverCases)('a server is shown %s', (_, hands, line) => {
  expect(byHand(hands, server)).toEqual(['python3 server.py 24117 & sleep 1', line, STOP]);
});

test('each connection has a line of its own', () => {
  const hands: Hand[] = [
    { do: 'connect' },
    { do: 'send', bytes: 'one' },
    { do: 'half-close' },
    { do: 'connect' },
    { do: 'send', bytes: 'two' },
    { do: 'half-close' },
  ];
  expect(byHand(hands, server).slice(1, 3)).toEqual([
    "printf 'one' | nc -N 127.0.0.1 24117 | od -c",
    "printf 'two' | nc -N 127.0.0.1 24117 | od -c",
  ]);
});

test('a port that is taken is held by nc', () => {
  expect(byHand([{ do: 'occupy' }, { do: 'run', args: [] }], server)).toEqual([
    'nc -l 24117 </dev/null & sleep 1',
    `timeout 5 python3 server.py 24117; ${STATUS}`,
    'kill $!',
  ]);
});

test('a client is answered by a listening nc, which shows what it sent', () => {
  const hands: Hand[] = [
    listen,
    run,
    { do: 'await' },
    { do: 'send', bytes: 'Hel' },
    { do: 'half-close' },
  ];
  expect(byHand(hands, client)).toEqual([
    "{ sleep 2; printf 'Hel'; sleep 2; } | timeout 9 nc -l -N 127.0.0.1 24117 | od -c & sleep 1",
    `timeout 5 ./client 127.0.0.1 24117 'Hello, server!'; ${STATUS}`,
    'wait',
  ]);
});

test('a client that must close without our FIN never gets one', () => {
  const hands: Hand[] = [
    listen,
    run,
    { do: 'await' },
    { do: 'send', bytes: 'Hello, server!' },
    { do: 'await' },
    { do: 'half-close' },
  ];
  expect(byHand(hands, client)[0]).toBe(
    "{ sleep 2; printf 'Hello, server!'; sleep 2; } | timeout 9 nc -l 127.0.0.1 24117 | od -c & sleep 1",
  );
});

test('a client without anybody to connect to is just started', () => {
  expect(byHand([run], client)).toEqual([
    `timeout 5 ./client 127.0.0.1 24117 'Hello, server!'; ${STATUS}`,
  ]);
});

test('a large input is made on the spot, and comes back through a pipe', () => {
  const hands: Hand[] = [
    listen,
    { do: 'run', args: ['HOST', 'PORT', '-'] },
    { do: 'echo' },
    { do: 'half-close' },
  ];
  const command = ['./client', '127.0.0.1', '24117', '-'];
  expect(byHand(hands, { ...client, command })).toEqual([
    'rm -f echo.pipe; mkfifo echo.pipe; timeout 7 nc -l 127.0.0.1 24117 <echo.pipe | tee echo.pipe | wc -c & sleep 1',
    `head -c 16777216 /dev/zero | tr '\\0' A | timeout 5 ./client 127.0.0.1 24117 - >printed; ${STATUS}; wc -c printed`,
    'wait; rm -f echo.pipe printed',
  ]);
});

test('of a long message only as many bytes are typed as anybody wants to see', () => {
  const message = 'x y'.repeat(2000);
  const hands: Hand[] = [
    listen,
    { do: 'run', args: ['HOST', 'PORT', message] },
    { do: 'await' },
    { do: 'send', bytes: message.slice(0, 4096) },
    { do: 'half-close' },
  ];
  const lines = byHand(hands, { ...client, command: ['./client', '127.0.0.1', '24117', message] });
  expect(lines[0]).toContain("head -c 6000 /dev/zero | tr '\\0' A");
  expect(lines[1]).toContain(
    './client 127.0.0.1 24117 "$(head -c 6000 /dev/zero | tr \'\\0\' A)" >printed',
  );
});

test('a reset is made in Python, since nc can make none', () => {
  const hands: Hand[] = [listen, run, { do: 'await' }, { do: 'reset' }];
  expect(byHand(hands, client)[0]).toMatch(
    /^python3 -c 'import socket, struct; c, _ = socket\.create_server\(\("127\.0\.0\.1", 24117\)\)\.accept\(\); .*SO_LINGER.*' & sleep 1$/,
  );
});

test('a JVM is started without the switches that only make it fast', () => {
  const command = [
    '/usr/lib/jvm/bin/java',
    '-Xshare:auto',
    '-XX:-UsePerfData',
    '-cp',
    '.',
    'Server',
    '24117',
  ];
  expect(byHand(serverCases[0]![1], { ...server, command })[0]).toBe(
    'java -cp . Server 24117 & sleep 1',
  );
});

test('without a command there is nothing to type', () => {
  expect(byHand(serverCases[0]![1], { ...server, command: [] })).toEqual([]);
});

const strange = ["it's", '$(rm)', '`x`', 'a b', '', '!!', '#', 'héllo ✓', 'tab\there', '\x01'];

test.each(['bash', 'sh'])('%s can read every line', (shell) => {
  const command = ['./client', '127.0.0.1', '24117', ...strange];
  const hands: Hand[] = [listen, { do: 'run', args: strange }, { do: 'reset' }];
  const lines = [
    ...serverCases.flatMap(([, steps]) => byHand(steps, server)),
    ...byHand(hands, { ...client, command }),
    ...byHand([listen, run, { do: 'echo' }], client),
  ];
  const { status, stderr } = spawnSync(shell, ['-n'], { input: lines.join('\n') });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
});

test('a shell gives a program just the words and the bytes that the case gives', () => {
  const every = String.fromCharCode(...Array.from({ length: 60 }, (_, byte) => byte * 4));
  const [line = ''] = byHand([{ do: 'run', args: [], stdin: every }], {
    ...client,
    command: ['printf', '[%s]', ...strange],
  });
  const { stdout } = spawnSync('sh', ['-c', line.slice(line.indexOf('timeout'))]);
  expect(stdout.toString()).toMatch(
    new RegExp('^' + escape(strange.map((word) => `[${word}]`).join(''))),
  );
  const input = spawnSync('sh', ['-c', line.slice(0, line.indexOf(' | timeout'))]);
  expect(input.stdout.toString('latin1')).toBe(every);
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
