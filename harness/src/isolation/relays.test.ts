import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/until.test-data';
import { openPlain } from './plain';
import { Relays } from './relays';
import { findStrays } from './sweep';

const onLinux = process.platform === 'linux' ? test : test.skip;
const folder = mkdtempSync(join(tmpdir(), 'halfclose test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SPLICES = `
import os, socket, sys
peer = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
while os.splice(peer.fileno(), 1, 65536): pass
`;

/** How often it has gone to sleep. */
function sleeps(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1]);
}

function isSplicing(pid: number): boolean {
  const number = process.arch === 'arm64' ? '76 ' : '275 ';
  return readFileSync(`/proc/${pid}/syscall`, 'latin1').startsWith(number);
}

function isAsleep(pid: number): boolean {
  return /\) S /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}

onLinux('a program that splices a silent connection to its output holds up nobody', async () => {
  const isolation = openPlain();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const box = await isolation.open(folder);
  const command = ['python3', '-c', SPLICES, String(port)];
  const spawned = await box.spawn(command, { PATH: '/usr/bin:/bin:/usr/local/bin' });
  if ('errno' in spawned) throw new Error(spawned.errno);
  const [peer] = (await once(server, 'connection')) as [Socket];
  const said = spawned.stdout.setEncoding('utf8').toArray();
  await until('it waits for us', () => isAsleep(spawned.pid) && isSplicing(spawned.pid));
  const slept = sleeps(spawned.pid);
  peer.write('one, ');
  // Now it waits again, with the lock of the pipe that the first bytes lie in: before we have read
  // them, since nothing else happens here meanwhile.
  while (sleeps(spawned.pid) === slept || !isAsleep(spawned.pid));
  // Who reads them himself never comes back from here.
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
  peer.end('two');
  expect((await said).join('')).toBe('one, two');
  await spawned.exited;
  server.close();
  await isolation.close();
});

test('what is written to one pipe comes out of the other, and no relay outlives it', async () => {
  const mark = `relays-test-${process.pid}`;
  const relays = new Relays({ HALFCLOSE_RUN: mark });
  for (let n = 0; n < 10; n++) {
    const [from, to] = [join(folder, `${n}.from`), join(folder, `${n}.to`)];
    execFileSync('mkfifo', [from, to]);
    const { writeFd, readFd } = await relays.carry(from, to);
    writeSync(writeFd, `hello ${n}`);
    closeSync(writeFd);
    expect(readFileSync(readFd, 'utf8')).toBe(`hello ${n}`);
    closeSync(readFd);
  }
  relays.end();
  await until('all are gone', () => findStrays(mark, folder).length === 0);
});

test('nobody waits for ever for a relay whose shell was killed, and the next one has another', async () => {
  const mark = `lost-relays-test-${process.pid}`;
  const relays = new Relays({ HALFCLOSE_RUN: mark });
  const carry = async (name: string) => {
    const [from, to] = [join(folder, `${name}.from`), join(folder, `${name}.to`)];
    execFileSync('mkfifo', [from, to]);
    const ends = await relays.carry(from, to);
    for (const fd of Object.values(ends)) closeSync(fd);
  };
  const signal = (name: NodeJS.Signals): void => {
    for (const { pid } of findStrays(mark, folder)) process.kill(pid, name);
  };
  await carry('a');
  signal('SIGSTOP');
  const carrying = carry('b');
  signal('SIGKILL');
  await expect(carrying).rejects.toThrow('was killed');
  await carry('c');
  relays.end();
});
