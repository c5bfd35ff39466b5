import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ECHOES,
  ECHOES_AT_ONCE,
  endCases,
  events,
  gist,
  judge,
  LISTENS,
} from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

/** Counts the reads that it needs, and answers with their number. */
const COUNTS = `${LISTENS}
conn = listener.accept()[0]
reads = 0
while conn.recv(65536): reads += 1
conn.sendall(b'%d' % reads)
conn.close()
listener.accept()`;

test.concurrent('what is sent to a frozen server comes to it together', async () => {
  const steps = ['- {send: one}', '- {send: two}', '- {send: three}', '- half-close', '- thaw'];
  const result = await judge(
    COUNTS,
    '- connect',
    '- freeze',
    ...steps,
    '- expect: "1"',
    '- expect-close: fin',
  );
  expect(gist(result)).toBe('pass');
  expect(events(result).filter((kind) => /freeze|thaw/.test(kind))).toEqual(['freeze', 'thaw']);
});

test.concurrent('a server that takes them for messages is found', async () => {
  const program = `${LISTENS}
conn = listener.accept()[0]
while data := conn.recv(3): conn.sendall(data + b'.')
listener.accept()`;
  const result = await judge(
    program,
    '- connect',
    '- freeze',
    '- send: ab',
    '- send: cd',
    '- thaw',
    '- expect: "ab.cd."',
  );
  expect(gist(result)).toBe('fail: bytes.different in step 6');
});

test.concurrent(
  'as the first step it starts the server, and its queue is as long as it asked for',
  async () => {
    const burst = (count: number): string[] => [
      '- freeze',
      `- for: {i: 1..${count}}`,
      '  steps: [{connect: "c{i}", within: 400ms}]',
      '- thaw',
      '- parallel: {i: 1..5}',
      '  steps: [{send: x, on: "c{i}"}, {expect: x, on: "c{i}"}]',
    ];
    expect(gist(await judge(ECHOES_AT_ONCE, ...burst(20)))).toBe('pass');
    const short = ECHOES_AT_ONCE.replace('backlog=64', 'backlog=5');
    const result = await judge(short, ...burst(20));
    expect(gist(result)).toBe('fail: connect.unanswered in step 3');
    expect(result.finding).toMatchObject({ peer: 'c7', timing: true });
  },
);

test.concurrent('a server that never listens is told so, and so is one that ends', async () => {
  const steps = ['- freeze:', '  within: 500ms', '- connect', '- thaw', '- expect-close: fin'];
  expect(gist(await judge('import time; time.sleep(600)', ...steps))).toBe(
    'fail: listen.missing in step 1',
  );
  expect(gist(await judge('raise SystemExit(3)', ...steps))).toBe('fail: exit.early in step 1');
});

test.concurrent('a case that ends while its server is frozen leaves nothing of it', async () => {
  const result = await judge(ECHOES, '- freeze', '- connect', '- expect: x', '  within: 200ms');
  expect(gist(result)).toBe('fail: bytes.missing in step 3');
  expect(events(result)).not.toContain('survivor');
});

const SELECTOR = `${LISTENS}
listener.setblocking(False)
poll = select.epoll()
poll.register(listener, select.EPOLLIN)
poll.poll()
conn = listener.accept()[0]
conn.setblocking(True)
`;

test.concurrent(
  'a server that waits in epoll_wait() is not frozen, and can pass all the same',
  async () => {
    const steps = ['- freeze', '- connect', '- send: hi', '- thaw', '- expect: hi', '- half-close'];
    const program = `${SELECTOR}echo(conn)\ntime.sleep(600)`;
    const result = await judge(program, ...steps, '- expect-close: fin');
    expect(gist(result)).toBe('pass');
    expect(events(result).filter((kind) => /freeze|thaw/.test(kind))).toEqual([]);
    expect(result.attempts).toHaveLength(1);
  },
);

/** Each run leaves a mark where the next one sees it; the last of ten is wrong. */
const lastIsWrong = (marks: string): string => `${SELECTOR}
file = open('${marks}', 'a'); file.write('.'); file.close()
runs = os.path.getsize('${marks}')
data = conn.recv(100)
conn.sendall(b'wrong' if runs == 10 else data)
time.sleep(600)`;

test.concurrent(
  'each of the ten must pass: a fault that only the last one shows is found',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
    const marks = join(folder, 'marks');
    const steps = ['- freeze', '- connect', '- send: hi', '- thaw', '- expect: hi'];
    const result = await judge(lastIsWrong(marks), ...steps);
    expect(gist(result)).toBe('fail: bytes.different in step 5');
    expect(readFileSync(marks, 'utf8')).toBe('.'.repeat(10));
    rmSync(folder, { recursive: true });
  },
);
