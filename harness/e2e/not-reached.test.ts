import { networkInterfaces } from 'node:os';
import { grade, RIGHT_SERVER, type Files } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(removeCommands);

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');

/** The one finding of a server that can't be reached, and what is said of it. */
async function boot(files: Files): Promise<{ finding: unknown; told: string }> {
  const run = grade('echo-once', files);
  const { code, left, told } = await run.ended;
  expect({ code, left }).toEqual({ code: 1, left: [] });
  expect(told).toContain("its 10 cases can't be checked");
  return { finding: run.result().assignments[0]?.boot?.finding, told };
}

test.concurrent('a server that exits at once is told so, with what it printed', async () => {
  const { finding, told } = await boot({ 'server.py': 'print("bye")\n' });
  expect(finding).toMatchObject({ code: 'exit.early', exit: { code: 0 } });
  expect(told).toMatch(/ended with exit code 0 before it listened on port \d+\..* stdout \| bye /);
});

test.concurrent('a server that never listens is given up after one deadline', async () => {
  const { finding, told } = await boot({ 'server.py': 'import time\ntime.sleep(60)\n' });
  expect(finding).toMatchObject({ code: 'listen.missing' });
  expect(told).toMatch(/never listened on port \d+; it was still running when the time was up/);
});

const ELSEWHERE = `
import socket, time
s = socket.create_server(("127.0.0.1", 0))
print(s.getsockname()[1])
time.sleep(60)
`;

test.concurrent('a server that listens elsewhere is told both ports', async () => {
  const { told } = await boot({ 'server.py': ELSEWHERE });
  const [, found, asked] = /listened on port (\d+), but it was told (\d+)\./.exec(told) ?? [];
  expect(told).toContain(`stdout | ${found} `);
  expect(asked).not.toBe(found);
});

const IPV6_ONLY = `
import socket, sys, time
s = socket.socket(socket.AF_INET6)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
s.bind(("::1", int(sys.argv[1])))
s.listen()
time.sleep(60)
`;

(hasIpv6 ? test.concurrent : test.skip)('a server on ::1 only is told its address', async () => {
  const { told } = await boot({ 'server.py': IPV6_ONLY });
  expect(told).toMatch(/listened on port \d+ at ::1 only; the client came over IPv4/);
  expect(told).toContain('Bind 127.0.0.1 or 0.0.0.0');
});

test.concurrent('a server that listens after three seconds passes', async () => {
  const late = `import sys, time\nif len(sys.argv) > 1: time.sleep(3)\n${RIGHT_SERVER}`;
  const run = grade('echo-once', { 'server.py': late });
  expect(await run.ended).toMatchObject({ code: 0, left: [] });
  expect(run.result().score).toBe(100);
});
