import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grade, RIGHT_SERVER } from './commands.test-data';
import { removeCommands, type StartedCommand } from './started-command.test-data';
import { until } from './until.test-data';

jest.setTimeout(120_000);
afterAll(removeCommands);

const MEMORY_LIMIT_MB = 400;

/** The most memory that a command has had in use until its end, in MB; 0 where there is no /proc. */
async function peakMemory(command: StartedCommand): Promise<number> {
  let over = false;
  let peak = 0;
  void command.ended.then(() => (over = true));
  await until('the end of the grading', () => {
    const status = `/proc/${command.pid}/status`;
    const text = existsSync(status) ? readFileSync(status, 'utf8') : '';
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024);
    return over;
  });
  return peak;
}

test.concurrent.each([
  ['stdout', 1],
  ['stderr', 2],
])('a gigabyte on %s is cut off, in little memory', async (stream, fd) => {
  const flood = `import os\nfor _ in range(16384): os.write(${fd}, b"x" * 65536)\n`;
  const run = grade('echo-once', { 'server.py': flood });
  const peak = await peakMemory(run);
  const { code, left, told } = await run.ended;
  expect({ code, left }).toEqual({ code: 1, left: [] });
  expect(told).toContain(`printed more than 1 MiB on ${stream}, and was stopped.`);
  expect(peak).toBeLessThan(MEMORY_LIMIT_MB);
  expect(run.result().assignments[0]?.cases[0]?.finding?.code).toBe('output.flood');
});

test.concurrent('a server that ignores SIGTERM and never ends is ended', async () => {
  const stubborn = [
    'import signal, sys',
    'for s in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(s, signal.SIG_IGN)',
    RIGHT_SERVER,
    '    signal.pause()',
  ];
  const run = grade('echo-once/exits', { 'server.py': stubborn.join('\n') });
  expect(await run.ended).toMatchObject({ code: 1, left: [] });
  expect(run.result().assignments[0]?.cases[0]?.finding?.code).toBe('exit.missing');
});

/** It leaves its session, its group and its folder, and says who it is before its parent ends. */
const DAEMON = `
import os, socket, sys, time
listens, say = os.pipe()
if os.fork(): os.read(listens, 1); os._exit(0)
os.setsid()
if os.fork(): os._exit(0)
os.chdir("/")
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
os.write(2, b"daemon %d\\n" % os.getpid())
os.write(say, b".")
time.sleep(60)
`;

test.concurrent('a daemon does not outlive the grading', async () => {
  const run = grade('echo-once/hello', { 'server.py': DAEMON });
  expect(await run.ended).toMatchObject({ code: 1, left: [] });
  const assignment = run.result().assignments[0];
  const attempt = (assignment?.boot ?? assignment?.cases[0])?.attempts[0];
  const daemon = /daemon (\d+)/.exec(attempt?.stderr.head ?? '')?.[1];
  expect(daemon).toBeDefined();
  expect(existsSync(join('/proc', String(daemon)))).toBe(false);
});

test.concurrent('a server that closes its stdout at once passes', async () => {
  const silent = 'import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\n' + RIGHT_SERVER;
  const run = grade('echo-once', { 'server.py': silent });
  expect(await run.ended).toMatchObject({ code: 0, left: [] });
  expect(run.result().score).toBe(100);
});

test.concurrent('a crash in the middle of a case is told by its signal', async () => {
  const crash = RIGHT_SERVER.replace('conn.sendall(data)', 'import os; os.kill(os.getpid(), 11)');
  const run = grade('echo-once/hello', { 'server.py': crash });
  const { code, left, told } = await run.ended;
  expect({ code, left }).toEqual({ code: 1, left: [] });
  expect(told).toContain('SIGSEGV');
});
