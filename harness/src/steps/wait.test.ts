import { ECHOES, endCases, events, gist, judge, LISTENS } from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

/** Works for a while at what it is given before it has taken it, and notes when it has. */
const WORKS = (seconds: number): string => `${LISTENS}
conn = listener.accept()[0]
taken = 0
conn.recv(100)
until = time.time() + ${seconds}
while time.time() < until: pass
conn.setblocking(False)
try:
    while len(conn.recv(65536)): pass
except BlockingIOError: pass
conn.sendall(b'taken')
signal.pause()`;

test.concurrent('`wait: idle` goes on when the server sleeps again, and not before', async () => {
  const steps = ['- connect', '- send: "work"', '- wait: idle', '- expect: taken', '  within: 1ms'];
  const result = await judge(WORKS(0.6), ...steps);
  expect(gist(result)).toBe('pass');
  const { transcript } = result.attempts[0]!;
  const waited = transcript.find(({ kind }) => kind === 'wait');
  expect(waited).toEqual({ kind: 'wait', at: expect.any(Number) as number, step: 3 });
  expect(waited!.at).toBeGreaterThan(600);
});

test.concurrent('for a server that sleeps already it takes no time to speak of', async () => {
  const result = await judge(ECHOES, '- connect', '- wait: idle', '- send: a', '- expect: a');
  expect(gist(result)).toBe('pass');
  expect(result.durationMs).toBeLessThan(3_000);
});

test.concurrent(
  'a server that never sleeps is waited for no longer than five seconds',
  async () => {
    const program = `${LISTENS}
listener.accept()
while True: pass`;
    const result = await judge(program, '- connect', '- wait: idle', '- expect-idle: 200ms');
    expect(gist(result)).toBe('fail: cpu.busy in step 3');
    expect(result.durationMs).toBeGreaterThan(5_000);
  },
);

test.concurrent('a server that has ended is not waited for', async () => {
  const program = `${LISTENS}
listener.accept()
os._exit(3)`;
  const result = await judge(
    program,
    '- connect',
    '- expect-close: any',
    '- wait: idle',
    '- expect-exit: 3',
  );
  expect(gist(result)).toBe('pass');
  expect(result.durationMs).toBeLessThan(4_000);
});

test.concurrent('a time is waited for at least as long as it says', async () => {
  const result = await judge(ECHOES, '- connect', '- wait: 250ms', '- send: a', '- expect: a');
  expect(events(result)).toContain('wait');
  const { transcript } = result.attempts[0]!;
  const at = (kind: string): number => transcript.find((event) => event.kind === kind)!.at;
  expect(at('send') - at('connect')).toBeGreaterThanOrEqual(249);
});
