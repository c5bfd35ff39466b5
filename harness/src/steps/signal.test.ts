import { ECHOES, endCases, events, gist, judge, LISTENS } from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

const HELLO = ['- connect', '- send: hi', '- expect: hi'];
const ON_TERM = (does: string): string =>
  `${LISTENS}
def end(*_): ${does}
signal.signal(signal.SIGTERM, end)
while True: echo(listener.accept()[0])`;

test.concurrent.each([
  ['dies of it', ECHOES],
  ['ends by itself', ON_TERM('os._exit(0)')],
])('a server that %s has ended as it was asked to', async (_how, program) => {
  const result = await judge(program, ...HELLO, '- signal: TERM', '- expect-exit: any');
  expect(gist(result)).toBe('pass');
  expect(events(result)).toContain('signal');
});

test.concurrent('the signal reaches the children of the server as well', async () => {
  const program = `${LISTENS}
if os.fork() == 0:
    while True: echo(listener.accept()[0])
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.wait()`;
  const steps = ['- signal: TERM', '- expect-close: any', '- expect-exit: 0'];
  expect(gist(await judge(program, ...HELLO, ...steps))).toBe('pass');
});

test.concurrent('a server that ignores the signal has not ended', async () => {
  const steps = ['- signal: TERM', '- expect-exit: any', '  within: 300ms'];
  const result = await judge(ON_TERM('pass'), ...HELLO, ...steps);
  expect(gist(result)).toBe('fail: exit.missing in step 5');
});

test.concurrent('to die of a signal that the case has not sent is a crash', async () => {
  const program = ON_TERM('os.kill(os.getpid(), signal.SIGSEGV)');
  const result = await judge(program, ...HELLO, '- signal: TERM', '- expect-exit: any');
  expect(gist(result)).toBe('fail: exit.signal in step 5');
});

test.concurrent('SIGINT is another signal than SIGTERM', async () => {
  const program = `${ON_TERM('os._exit(3)')}`;
  const caught = await judge(program, ...HELLO, '- signal: TERM', '- expect-exit: 3');
  expect(gist(caught)).toBe('pass');
  // Python ends by a KeyboardInterrupt, and then of the signal itself.
  const other = await judge(program, ...HELLO, '- signal: INT', '- expect-exit: any');
  expect(gist(other)).toBe('pass');
});
