import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/until.test-data';
import { canFreeze, freeze } from './freeze';
import { endBoxes, inABox, python, type InABox } from './in-a-box.test-data';
import { isIdle, threadStates } from './proc-group';

jest.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
afterAll(async () => {
  await endBoxes();
  rmSync(folder, { recursive: true });
});

/** The program is as far as it says, and sleeps there. */
async function asleep(program: InABox): Promise<void> {
  expect(await program.line()).toBe('ready');
  await until('all threads sleep', () => isIdle(program.pid));
}

// print() writes a line and its end apart, and four processes share one pipe.
const CROWD = `
import os, threading, time
def count(path):
    while True:
        with open(path, 'w') as file: file.write(str(time.monotonic_ns()))
for child in range(3):
    if os.fork() == 0: break
for at in range(4):
    threading.Thread(target=count, args=(f'{os.getpid()}-{at}',)).start()
os.write(1, b'ready\\n')
`;

test('every thread of every process stops, though all of them are at work, and goes on', async () => {
  const program = await python(CROWD);
  for (let process = 0; process < 4; process++) expect(await program.line()).toBe('ready');
  await until('4 processes of 5 threads', () => threadStates(program.pid).length === 20);
  for (let round = 0; round < 5; round++) {
    await freeze(program.box, program.pid);
    expect(threadStates(program.pid).join('')).toBe('T'.repeat(20));
    program.box.signal('SIGCONT');
    await until('they go on', () => threadStates(program.pid).includes('R'));
  }
});

test('one that has ended and that nobody has fetched keeps no group from being frozen', async () => {
  const program = await python(`
import os, time
if os.fork() == 0: os._exit(0)
print('ready'); time.sleep(600)`);
  await program.line();
  await until('a zombie', () => threadStates(program.pid).includes('Z'));
  await freeze(program.box, program.pid);
  expect(threadStates(program.pid).sort()).toEqual(['T', 'Z']);
});

const WAITS = `
import select, socket, signal, sys, threading, time
listener = socket.create_server(('127.0.0.1', 0))
ours, theirs = socket.socketpair()
def wait(): %s
print('ready')
wait()`;

test.each([
  ['accept()', 'listener.accept()'],
  ['recv()', 'ours.recv(1)'],
  ['poll()', 'p = select.poll(); p.register(ours, select.POLLIN); p.poll()'],
  ['select()', 'select.select([listener, ours], [], [])'],
  ['read() of a pipe', 'import os; os.read(os.pipe()[0], 1)'],
  ['join() of a thread in accept()', 'threading.Thread(target=listener.accept).start()'],
])('a program that waits in %s can be frozen', async (_call, source) => {
  const program = await python(WAITS.replace('%s', source));
  await asleep(program);
  expect(canFreeze(program.pid)).toBe(true);
});

const EPOLL = 'p = select.epoll(); p.register(ours, select.EPOLLIN); p.poll()';

test.each([
  ['the only thread', EPOLL],
  ['one thread', `threading.Thread(target=lambda: select.epoll().poll()).start(); ours.recv(1)`],
  ['a child', 'import os; (select.epoll().poll() if os.fork() == 0 else ours.recv(1))'],
])('a program of which %s waits in epoll_wait() can not', async (_who, source) => {
  const program = await python(WAITS.replace('%s', source));
  await asleep(program);
  await until('the call is reached', () => !canFreeze(program.pid));
  expect(isIdle(program.pid)).toBe(true);
});

/** Follows epoll(7): any failure of epoll_wait() ends the program. */
const BY_THE_MANUAL = `
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
int main(void) {
  struct epoll_event event;
  int poll = epoll_create1(0);
  puts("ready");
  fflush(stdout);
  if (epoll_wait(poll, &event, 1, -1) == -1) {
    perror("epoll_wait");
    exit(1);
  }
}
`;

test('a stop that is made all the same ends a program in C that takes EINTR for a failure', async () => {
  const source = join(folder, 'by-the-manual.c');
  writeFileSync(source, BY_THE_MANUAL);
  execFileSync('cc', ['-o', join(folder, 'by-the-manual'), source]);
  const program = await inABox([join(folder, 'by-the-manual')]);
  await asleep(program);
  expect(canFreeze(program.pid)).toBe(false);
  await freeze(program.box, program.pid);
  program.box.signal('SIGCONT');
  expect(await program.exited).toEqual({ code: 1, signal: null });
  expect(await program.stderr).toBe('epoll_wait: Interrupted system call\n');
});
