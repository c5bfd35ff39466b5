import { rmSync } from 'node:fs';
import { until } from '../../e2e/until.test-data';
import { holdingsOf } from './holdings';
import { endBoxes, python } from './in-a-box.test-data';
import { listeningAt } from './listening-at';
import { groupMembers } from './group-members';
import { isIdle, threadStates, threadTimes } from './proc-group';
import { socketInodes } from './socket-inodes';

jest.setTimeout(60_000);
afterAll(endBoxes);

/** No process has this number: the kernel's largest is 4194304. */
const NOBODY = 5_000_000;

test('what is held is summed over the whole group: a socket counts in each process that has it', async () => {
  const program = await python(`
import os, socket, threading, time
listener = socket.create_server(('127.0.0.1', 0))
for at in range(2):
    if os.fork() == 0: break
else: pair = socket.socketpair()
threading.Thread(target=time.sleep, args=(600,)).start()
print('ready'); time.sleep(600)`);
  for (let process = 0; process < 3; process++) await program.line();
  // Beside its first thread each process has one more; three hold the listener, one the pair.
  expect(holdingsOf(program.pid)).toEqual({ sockets: 5, files: 0, threads: 3, processes: 3 });
  const inodes = groupMembers(program.pid).map((pid) => socketInodes(pid).length);
  expect(inodes.sort()).toEqual([1, 1, 3]);
});

test('files and pipes are not sockets', async () => {
  const program = await python(`
import os, time
kept = [open('/etc/passwd'), *os.pipe()]
print('ready'); time.sleep(600)`);
  await program.line();
  expect(holdingsOf(program.pid)).toEqual({ sockets: 0, files: 0, threads: 0, processes: 1 });
});

test('files count below the folder that was given alone, once for each descriptor', async () => {
  const program = await python(`
import os, tempfile, time
given = tempfile.mkdtemp()
beside = tempfile.mkdtemp(prefix=os.path.basename(given), dir=os.path.dirname(given))
paths = [os.path.join(given, 'a'), os.path.join(given, 'a'), os.path.join(beside, 'b')]
kept = [open(path, 'w') for path in paths]
print(given); print(beside); time.sleep(600)`);
  const [given, beside] = [await program.line(), await program.line()];
  try {
    expect(holdingsOf(program.pid, given)).toMatchObject({ sockets: 0, files: 2 });
    expect(holdingsOf(program.pid, `${given}/none`)).toMatchObject({ files: 0 });
  } finally {
    for (const folder of [given, beside]) rmSync(folder, { recursive: true });
  }
});

test('a child that has ended counts until its exit is fetched', async () => {
  const program = await python(`
import os, signal
def fetch(*_): os.wait(); print('fetched')
signal.signal(signal.SIGTERM, fetch)
if os.fork() == 0: os._exit(0)
print('ready')
while True: signal.pause()`);
  await program.line();
  await until('a zombie', () => threadStates(program.pid).includes('Z'));
  expect(holdingsOf(program.pid)).toMatchObject({ processes: 2, threads: 0 });
  // It is no longer at work, but not yet asleep: its end is still to be told.
  expect(isIdle(program.pid)).toBe(false);
  process.kill(program.pid, 'SIGTERM');
  await program.line();
  expect(holdingsOf(program.pid)).toMatchObject({ processes: 1 });
});

test('a socket that is closed is held no longer', async () => {
  const program = await python(`
import signal, socket
held = [socket.socket() for at in range(7)]
def close(*_): held.pop().close(); print('closed')
signal.signal(signal.SIGTERM, close)
print('ready')
while True: signal.pause()`);
  await program.line();
  expect(holdingsOf(program.pid).sockets).toBe(7);
  process.kill(program.pid, 'SIGTERM');
  await program.line();
  expect(holdingsOf(program.pid).sockets).toBe(6);
});

test('a child process that listens is found with the group, with its address and its port', async () => {
  const program = await python(`
import os, socket, time
if os.fork() == 0:
    listener = socket.create_server(('127.0.0.1', 0))
    print(listener.getsockname()[1])
time.sleep(600)`);
  const port = Number(await program.line());
  expect(listeningAt(program.pid)).toEqual([{ address: '127.0.0.1', port }]);
});

test('a child that has left its group is not counted', async () => {
  const program = await python(`
import os, time
if os.fork() == 0: os.setsid(); print(os.getpid())
time.sleep(600)`);
  const left = Number(await program.line());
  expect(groupMembers(program.pid)).toEqual([program.pid]);
  expect(groupMembers(left)).toEqual([left]);
});

test('a thread that is at work is no idle program, and its time on a core grows', async () => {
  const program = await python(`
import threading, time
def work():
    while True: pass
print('ready')
threading.Thread(target=work, daemon=True).start()
time.sleep(600)`);
  await program.line();
  const largest = () =>
    Math.max(...[...threadTimes([program.pid]).values()].map(({ onCore }) => onCore));
  const before = largest();
  await until('it has run for 20 ms', () => largest() > before + 20);
  await until('it is seen at work', () => isIdle(program.pid) === false);
});

test('of a group that is not there nothing is held, and it is not idle', () => {
  expect(holdingsOf(NOBODY)).toEqual({ sockets: 0, files: 0, threads: 0, processes: 0 });
  expect([groupMembers(NOBODY), threadStates(NOBODY), socketInodes(NOBODY)]).toEqual([[], [], []]);
  expect(isIdle(NOBODY)).toBe(false);
});

test('a program of any name is found: its brackets and blanks do not shift the fields', async () => {
  const program = await python(`
import ctypes, time
ctypes.CDLL(None).prctl(15, b'a) R 1 (b')
print('ready'); time.sleep(600)`);
  await program.line();
  expect(groupMembers(program.pid)).toEqual([program.pid]);
  await until('it sleeps', () => threadStates(program.pid).join('') === 'S');
});
