import { ECHOES, endCases, gist, judge, LISTENS } from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

const THEN = (does: string): string => `${LISTENS}
conn = listener.accept()[0]
conn.sendall(conn.recv(100))
${does}`;
const HELLO = ['- connect', '- send: hi', '- expect: hi'];
const SPIN = 'while True: pass';

test.concurrent.each([
  ['waits in accept()', ECHOES],
  ['looks every ten milliseconds', THEN('while True: time.sleep(0.01)')],
  [
    'waits in threads',
    THEN('[threading.Thread(target=time.sleep, args=(600,)).start() for _ in range(9)]'),
  ],
])('a server that %s is idle', async (_how, program) => {
  expect(gist(await judge(program, ...HELLO, '- wait: idle', '- expect-idle: 500ms'))).toBe('pass');
});

test.concurrent.each([
  ['asks again and again', THEN(SPIN)],
  ['asks a selector that never waits', THEN('while True: select.select([listener], [], [], 0)')],
  ['spins in a thread', THEN('threading.Thread(target=exec, args=("while True: pass",)).start()')],
  ['spins in a child', THEN(`if os.fork() == 0:\n    ${SPIN}\nsignal.pause()`)],
])('a server that %s is busy', async (_how, program) => {
  const result = await judge(program, ...HELLO, '- expect-idle: 400ms');
  expect(gist(result)).toBe('fail: cpu.busy in step 4');
  expect(result.finding).toMatchObject({ timing: false });
});

test.concurrent('what a server does before it is to be idle does not count', async () => {
  const program = THEN(
    'until = time.time() + 0.4\nwhile time.time() < until: pass\nsignal.pause()',
  );
  const result = await judge(program, ...HELLO, '- wait: idle', '- expect-idle: 300ms');
  expect(gist(result)).toBe('pass');
});

const ENDS = 'time.sleep(0.05); raise SystemExit(4)';

test.concurrent('a server that ends is not idle, not alive and does not listen', async () => {
  for (const step of ['- expect-idle: 5s', '- expect-alive', '- expect-listening']) {
    const result = await judge(THEN(ENDS), ...HELLO, '- expect-close: any', '- wait: idle', step);
    expect(gist(result)).toBe('fail: exit.unasked in step 6');
    expect(result.finding).toMatchObject({ exit: { code: 4 } });
  }
});

test.concurrent('a server that goes on is alive, and listens', async () => {
  const steps = ['- half-close', '- expect-close: fin', '- expect-alive', '- expect-listening'];
  expect(gist(await judge(ECHOES, ...HELLO, ...steps))).toBe('pass');
});

test.concurrent('a server that has closed its listener is alive, but listens no more', async () => {
  const program = THEN('listener.close(); conn.close(); time.sleep(600)');
  const steps = ['- expect-close: fin', '- expect-alive', '- expect-listening'];
  expect(gist(await judge(program, ...HELLO, ...steps))).toBe('fail: listen.gone in step 6');
});

test.concurrent(
  'another connection to a server whose listener is closed tells the same',
  async () => {
    const program = THEN('listener.close(); conn.close(); time.sleep(600)');
    const steps = ['- expect-close: fin', '- connect: b', '  within: 300ms', '- expect-close: fin'];
    expect(gist(await judge(program, ...HELLO, ...steps))).toBe('fail: listen.gone in step 5');
  },
);

test.concurrent('the listener may be a child process', async () => {
  const program = `${LISTENS}
if os.fork() == 0:
    while True: echo(listener.accept()[0])
listener.close()
os.wait()`;
  expect(gist(await judge(program, ...HELLO, '- expect-listening'))).toBe('pass');
});
