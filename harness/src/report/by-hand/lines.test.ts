import { spawnSync } from 'node:child_process';
import type { Hand } from '../../model/by-hand';
import type { Finding, FindingBody } from '../../model/finding';
import type { Attempt } from '../../model/result';
import { attempt, exited, parting } from '../sample-results.test-data';
import { byHand } from './lines';

type Role = 'server' | 'client';
const COMMANDS = {
  server: ['/usr/bin/python3.11', 'server.py', '24117'],
  client: ['./client', '127.0.0.1', '24117', 'Hello, server!'],
};
const exit = exited(1);

/** A failed attempt at a program that is built by nothing; the finding is made at the last step. */
function failed(role: Role, body: FindingBody, parts: Partial<Attempt['typed'] & object> = {}) {
  const finding: Finding = { ...body, step: 99, at: 130, timing: false };
  const typed = { entry: `${role}.py`, build: [], command: COMMANDS[role], ...parts };
  return attempt({ finding, typed });
}

const wrongBytes: FindingBody = { code: 'bytes.missing', ...parting('ping', '') };
const stillOpen: FindingBody = { code: 'close.missing', expected: 'fin' };
const wrongCode: FindingBody = { code: 'exit.code', expected: 0, exit };
const wrongOutput: FindingBody = { code: 'stdout.missing', ...parting('ping\n', 'ping') };
const noServer: FindingBody = { code: 'listen.missing', port: 24117 };
const noClient: FindingBody = { code: 'connect.missing', port: 24117 };

function lines(role: Role, hands: readonly Hand[], body: FindingBody = wrongBytes): string[] {
  return byHand(
    { hand: hands.map((hand) => [hand]), handEnd: hands.length },
    failed(role, body),
    role,
  );
}

const connect: Hand = { do: 'connect', host: '127.0.0.1' };
const send = (bytes: string): Hand => ({ do: 'send', bytes });
const halfClose: Hand = { do: 'half-close' };
const wait: Hand = { do: 'await' };
const START = 'timeout 5 python3 server.py 24117 & sleep 1';
const STOP = 'kill $! 2>/dev/null';
const STATUS = 'echo "exit status $? (124: still running)"';

const talks: [string, Hand[], string][] = [
  [
    'a conversation that ends in a half-close',
    [send('ping\n'), halfClose, wait],
    "printf 'ping\\n' | nc -N 127.0.0.1 24117 | od -A d -c",
  ],
  [
    'a reply that is due before our FIN',
    [send('ping'), wait],
    "printf 'ping' | timeout 3 nc 127.0.0.1 24117 | od -A d -c",
  ],
  [
    'many equal bytes',
    [{ do: 'send-many', bytes: 'A', times: 2000 }, halfClose],
    "head -c 2000 /dev/zero | tr '\\0' A | nc -N 127.0.0.1 24117 | wc -c",
  ],
  [
    'many equal lines',
    [{ do: 'send-many', bytes: 'ab\n', times: 9 }, halfClose],
    "printf 'ab\\n%.0s' $(seq 9) | nc -N 127.0.0.1 24117 | od -A d -c",
  ],
  ['nothing at all', [halfClose], 'nc -N 127.0.0.1 24117 </dev/null | od -A d -c'],
  [
    'bytes that a shell would take for its own',
    [send('-\0' + "1'%\\\xff"), halfClose],
    "printf '\\055\\0001\\047%%\\\\\\377' | nc -N 127.0.0.1 24117 | od -A d -c",
  ],
];

test.each(talks)('a server is shown %s', (_, hands, line) => {
  expect(lines('server', [connect, ...hands])).toEqual([START, line, STOP]);
});

test('a reply that is due before more is sent is waited for', () => {
  const hands = [connect, send('one'), wait, send('two'), wait, halfClose];
  expect(lines('server', hands)).toEqual([
    'timeout 7 python3 server.py 24117 & sleep 1',
    "{ printf 'one'; sleep 1; printf 'two'; sleep 1; } | nc -N 127.0.0.1 24117 | od -A d -c",
    STOP,
  ]);
});

test('what comes after the step that judged is left out', () => {
  const hand = [[connect], [send('ping')], [wait], [halfClose], [wait]];
  const { finding, ...rest } = failed('server', wrongBytes);
  const early = { ...rest, finding: { ...finding!, step: 3 } };
  expect(byHand({ hand, handEnd: early.finding.step }, early, 'server')).toContain(
    "printf 'ping' | timeout 3 nc 127.0.0.1 24117 | od -A d -c",
  );
});

test('of a server that is started again only the last process is spoken to', () => {
  const hands: Hand[] = [connect, send('one'), { do: 'restart' }, connect, send('two'), halfClose];
  expect(lines('server', hands)).toEqual([
    START,
    "printf 'two' | nc -N 127.0.0.1 24117 | od -A d -c",
    STOP,
  ]);
});

test('each connection has a line of its own', () => {
  const hands = [connect, send('one'), halfClose, connect, send('two'), halfClose];
  expect(lines('server', hands).slice(1, 3)).toEqual([
    "printf 'one' | nc -N 127.0.0.1 24117 | od -A d -c",
    "printf 'two' | nc -N 127.0.0.1 24117 | od -A d -c",
  ]);
});

test('a connection that stays open is told by the status of timeout', () => {
  expect(lines('server', [connect, send('ping'), halfClose, wait], stillOpen)[1]).toBe(
    "printf 'ping' | timeout 3 nc -N 127.0.0.1 24117; printf '\\nexit status %s (124: still open)\\n' $?",
  );
});

test('a reset is shown by Python, since nc is silent about it', () => {
  const hands = [connect, send("it's\n"), wait, halfClose, wait];
  expect(lines('server', hands, { code: 'close.reset', expected: 'fin' })[1]).toBe(
    'python3 -c \'import socket, time; c = socket.create_connection(("127.0.0.1", 24117)); ' +
      'c.sendall(b"it\\x27s\\x0a"); time.sleep(1); c.shutdown(socket.SHUT_WR); ' +
      '[print(part) for part in iter(lambda: c.recv(65536), b"")]; print("FIN")\'',
  );
});

test('an exit code is waited for', () => {
  expect(lines('server', [connect, halfClose], wrongCode)).toEqual([
    START,
    'nc -N 127.0.0.1 24117 </dev/null | od -A d -c',
    `wait $!; ${STATUS}`,
  ]);
});

test('whether anybody listens is asked without a conversation', () => {
  const asked = [START, 'nc -vz 127.0.0.1 24117', STOP];
  expect(lines('server', [connect, send('ping')], noServer)).toEqual(asked);
  expect(lines('server', [connect], { code: 'exit.early', port: 24117, exit })).toEqual(asked);
});

test('one wrong byte among many is found by cmp', () => {
  const different: FindingBody = { code: 'bytes.different', ...parting('AAA', 'AAB') };
  const hands: Hand[] = [connect, { do: 'send-many', bytes: 'A', times: 2000 }, halfClose];
  expect(lines('server', hands, different)[1]).toBe(
    "head -c 2000 /dev/zero | tr '\\0' A >sent; nc -N 127.0.0.1 24117 <sent | cmp - sent; rm sent",
  );
});

test.each(['bash', 'sh'])('%s writes a unit as often as the case does', (shell) => {
  const many: Hand = { do: 'send-many', bytes: '-%\0\n', times: 3 };
  const [, line = ''] = lines('server', [connect, many, halfClose]);
  const { stdout } = spawnSync(shell, ['-c', line.slice(0, line.indexOf(' | nc'))]);
  expect(stdout.toString()).toBe('-%\0\n-%\0\n-%\0\n');
});

test('noise that nobody can know by heart is compared with what was sent', () => {
  const noise = String.fromCharCode(...Array.from({ length: 300 }, (_, at) => (at * 37) % 251));
  expect(lines('server', [connect, send(noise), halfClose])[1]).toBe(
    'head -c 300 /dev/urandom >sent; nc -N 127.0.0.1 24117 <sent | cmp - sent; rm sent',
  );
});

test('all byte values are counted up', () => {
  const all = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));
  const [, line = ''] = lines('server', [connect, send(all), halfClose]);
  for (const shell of ['bash', 'sh']) {
    const { stdout } = spawnSync(shell, ['-c', line.slice(0, line.indexOf(' | nc'))]);
    expect(stdout.toString('latin1')).toBe(all);
  }
});

test('a port that is taken is held by nc', () => {
  expect(lines('server', [{ do: 'occupy' }, { do: 'run', args: [] }], wrongCode)).toEqual([
    'nc -l 127.0.0.1 24117 </dev/null & sleep 1',
    `timeout 5 python3 server.py 24117; ${STATUS}`,
    'kill $!',
  ]);
});

const listen: Hand = { do: 'listen', host: '127.0.0.1' };
const run: Hand = { do: 'run', args: ['HOST', 'PORT', 'Hello, server!'] };
const CLIENT = "timeout 5 ./client 127.0.0.1 24117 'Hello, server!'";
const PLAIN = "printf 'Hel' | timeout 7 nc -l -N 127.0.0.1 24117";
const told: [string, FindingBody, string, string][] = [
  ['bytes, what it sends', wrongBytes, `${PLAIN} | od -A d -c`, CLIENT],
  ['stdout, what it prints', wrongOutput, `${PLAIN} >/dev/null`, `${CLIENT} | od -A d -c`],
  ['an exit, its status', wrongCode, `${PLAIN} >/dev/null`, `${CLIENT}; ${STATUS}`],
  [
    'the way here, who comes',
    noClient,
    `${PLAIN.replace('-l', '-lv')} >/dev/null`,
    `${CLIENT}; ${STATUS}`,
  ],
];

test.each(told)('of a client is shown, where it is about %s', (_, body, peer, program) => {
  const hands = [listen, run, wait, send('Hel'), halfClose];
  expect(lines('client', hands, body)).toEqual([`${peer} & sleep 1`, program, 'wait']);
});

test('the pieces of a reply come apart when the client is there', () => {
  const hands: Hand[] = [listen, run, wait, send('Hel'), { do: 'pause' }, send('lo'), halfClose];
  expect(lines('client', hands, wrongOutput)[0]).toBe(
    "{ sleep 2; printf 'Hel'; sleep 1; printf 'lo'; } | timeout 10 nc -l -N 127.0.0.1 24117 >/dev/null & sleep 1",
  );
});

test('a client that must close first gets no FIN', () => {
  const hand = [[listen], [run], [wait], [send('Hello')], [wait], [halfClose]];
  const { finding, ...rest } = failed('client', stillOpen);
  const [peer] = byHand({ hand }, { ...rest, finding: { ...finding!, step: 5 } }, 'client');
  expect(peer).toBe("printf 'Hello' | timeout 7 nc -l 127.0.0.1 24117 >/dev/null & sleep 1");
});

test('a client without anybody to connect to is just started', () => {
  expect(lines('client', [run], wrongCode)).toEqual([`${CLIENT}; ${STATUS}`]);
});

test('a large input is made on the spot, and comes back through a pipe', () => {
  const hands: Hand[] = [listen, { do: 'run', args: ['HOST', 'PORT', '-'] }, { do: 'echo' }];
  const command = ['./client', '127.0.0.1', '24117', '-'];
  const hand = hands.map((one) => [one]);
  expect(byHand({ hand }, failed('client', wrongBytes, { command }), 'client')).toEqual([
    'rm -f echo.pipe; mkfifo echo.pipe; timeout 7 nc -l 127.0.0.1 24117 <echo.pipe | tee echo.pipe | wc -c & sleep 1',
    `head -c 16777216 /dev/zero | tr '\\0' A | timeout 5 ./client 127.0.0.1 24117 - >/dev/null; ${STATUS}`,
    'wait; rm -f echo.pipe',
  ]);
});

test('of a long message only as many bytes are typed as anybody wants to see', () => {
  const message = 'x y'.repeat(2000);
  const long: Hand = { do: 'run', args: ['HOST', 'PORT', message] };
  const hand = [listen, long, wait, send(message.slice(0, 4096)), halfClose].map((one) => [one]);
  const command = ['./client', '127.0.0.1', '24117', message];
  const typed = byHand({ hand }, failed('client', wrongOutput, { command }), 'client');
  expect(typed[0]).toContain("head -c 6000 /dev/zero | tr '\\0' A");
  expect(typed[1]).toBe(
    'timeout 5 ./client 127.0.0.1 24117 "$(head -c 6000 /dev/zero | tr \'\\0\' A)" | wc -c',
  );
});

test('a reset is made in Python, since nc can make none', () => {
  const hands: Hand[] = [listen, run, wait, { do: 'reset' }];
  expect(lines('client', hands, wrongCode)[0]).toMatch(
    /^timeout 7 python3 -c 'import socket, struct; c, _ = socket\.create_server\(\("127\.0\.0\.1", 24117\)\)\.accept\(\); .*SO_LINGER.*' & sleep 1$/,
  );
});

test('what must be built is built first', () => {
  const parts = { build: [['cc', '-o', 'my server', 'my server.c']], command: ['./my server'] };
  const hand = [[connect], [halfClose]];
  expect(byHand({ hand }, failed('server', wrongBytes, parts), 'server').slice(0, 2)).toEqual([
    "cc -o 'my server' 'my server.c'",
    "timeout 5 './my server' & sleep 1",
  ]);
});

test('a JVM is started without the switches that only make it fast', () => {
  const java = ['/usr/lib/jvm/bin/java', '-Xshare:auto', '-XX:-UsePerfData'];
  const command = [...java, '-cp', '.', 'Server', '24117'];
  const hand = [[connect], [halfClose]];
  expect(byHand({ hand }, failed('server', wrongBytes, { command }), 'server')[0]).toBe(
    'timeout 5 java -cp . Server 24117 & sleep 1',
  );
});

test('where nothing could be run there is nothing to type', () => {
  const { finding } = failed('server', wrongBytes);
  const never = { port: 24117, ...(finding ? { finding } : {}) };
  expect(byHand({ hand: [[connect]] }, never, 'server')).toEqual([]);
});

const strange = ["it's", '$(rm)', '`x`', 'a b', '', '!!', '#', 'héllo ✓', 'tab\there', '\x01'];

test.each(['bash', 'sh'])('%s can read every line', (shell) => {
  const command = ['./client', '127.0.0.1', '24117', ...strange];
  const hand: Hand[][] = [[listen], [{ do: 'run', args: strange }], [{ do: 'reset' }]];
  const bodies = [wrongBytes, stillOpen, wrongCode, wrongOutput, noServer, noClient];
  const all = [
    ...talks.flatMap(([, steps]) =>
      bodies.flatMap((body) => lines('server', [connect, ...steps], body)),
    ),
    ...byHand({ hand }, failed('client', wrongCode, { command }), 'client'),
    ...lines('client', [listen, run, { do: 'echo' }]),
  ];
  const { status, stderr } = spawnSync(shell, ['-n'], { input: all.join('\n') });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
});

test('a shell gives a program just the words and the bytes that the case gives', () => {
  const every = String.fromCharCode(...Array.from({ length: 60 }, (_, byte) => byte * 4));
  const command = ['printf', '[%s]', ...strange];
  const hand: Hand[][] = [[{ do: 'run', args: [], stdin: every }]];
  const [line = ''] = byHand({ hand }, failed('client', wrongCode, { command }), 'client');
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

test('a folder that the case made is to be made by whoever types', () => {
  const command = ['python3', 'server.py', '24117', 'ROOT/way'];
  const hand = [[connect], [send('x')], [wait]];
  const [first, second] = byHand(
    { hand, handEnd: hand.length },
    failed('server', wrongBytes, { command }),
    'server',
  );
  expect(first).toMatch(/^ROOT=\$PWD\/root #/);
  expect(second).toBe('timeout 5 python3 server.py 24117 "$ROOT/way" & sleep 1');
});
