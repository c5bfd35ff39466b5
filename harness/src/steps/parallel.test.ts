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

const TALK = [
  '- parallel: {i: 1..5}',
  '  steps:',
  '    - connect: "c{i}"',
  '    - send: "{i}"',
  '    - expect: "{i}"',
  '    - half-close',
  '    - expect-close: fin',
];

test.concurrent(
  'branches speak with the server at the same time, each on its connection',
  async () => {
    const result = await judge(ECHOES_AT_ONCE, ...TALK);
    expect(gist(result)).toBe('pass');
    const connects = events(result).filter((kind) => kind === 'connect');
    expect(connects).toHaveLength(5);
  },
);

test.concurrent('what happens is told with the step of its own branch', async () => {
  const result = await judge(ECHOES_AT_ONCE, ...TALK);
  const steps: Record<string, number> = {
    connect: 2,
    send: 3,
    receive: 4,
    'half-close': 5,
    fin: 6,
  };
  for (const { kind, step } of result.attempts[0]!.transcript) {
    if (kind in steps) expect([kind, step]).toEqual([kind, steps[kind]]);
  }
});

test.concurrent('none of them is first: what needs the other branch waits for it', async () => {
  const program = `${LISTENS}
one, two = listener.accept()[0], listener.accept()[0]
one.sendall(two.recv(10)); two.sendall(one.recv(10))
listener.accept()`;
  const result = await judge(
    program,
    '- connect: a',
    '- connect: b',
    '- parallel:',
    '    - [{expect: from b, on: a}, {send: from a, on: a}]',
    '    - [{send: from b, on: b}, {expect: from a, on: b}]',
  );
  expect(gist(result)).toBe('pass');
});

const LYING = `${LISTENS}
kept = []
while True:
    kept.append(listener.accept()[0])
    if kept[-1].recv(100) == b'3': kept[-1].sendall(b'4')`;

test.concurrent(
  'the first finding ends the others at once, and names its step and connection',
  async () => {
    const result = await judge(LYING, ...TALK);
    expect(gist(result)).toBe('fail: bytes.different in step 4');
    expect(result.finding).toMatchObject({ peer: 'c3', timing: false });
    expect(result.durationMs).toBeLessThan(4_000);
  },
);

test.concurrent('a branch that lets time pass does not hold up the end', async () => {
  const result = await judge(
    LYING,
    '- connect: a',
    '- connect: b',
    '- parallel:',
    '    - [wait: 20s, {send: late, on: a}]',
    '    - [{send: "3", on: b}, {expect: nothing of this, on: b, within: 300ms}]',
  );
  expect(result.verdict).toBe('fail');
  expect(result.durationMs).toBeLessThan(10_000);
});

test.concurrent('after a finding in a branch no later step is run', async () => {
  const result = await judge(LYING, ...TALK, '- connect: late', '- expect-close: fin');
  expect(gist(result)).toBe('fail: bytes.different in step 4');
  const last = result.attempts[0]!.transcript.map(({ step }) => step);
  expect(Math.max(...last)).toBeLessThan(7);
});

test.concurrent(
  'a branch that connects to a server with a full queue does not hold up the end',
  async () => {
    const program =
      LISTENS.replace('backlog=64', 'backlog=0') +
      '\nlistener.accept()[0].sendall(b"no")\ntime.sleep(600)';
    const result = await judge(
      program,
      '- connect: a',
      '- for: {i: 1..1}',
      '  steps: [{connect: "full{i}"}]',
      '- parallel:',
      '    - [{connect: b}, {expect: yes, on: b}]',
      '    - [{expect: "yes", on: a}]',
    );
    expect(gist(result)).toBe('fail: bytes.different in step 7');
    expect(result.durationMs).toBeLessThan(4_000);
  },
);

test.concurrent('a server of one client at a time is found by its deadline', async () => {
  const result = await judge(
    ECHOES,
    '- parallel:',
    '    - [connect: a, send: x, expect: x, {expect: y, within: 600ms}]',
    '    - [connect: b, send: x, expect: x, {expect: y, within: 600ms}]',
  );
  expect(gist(result)).toMatch(/^fail: bytes.missing in step [59]$/);
  expect(result.finding).toMatchObject({ timing: true });
});

test.concurrent('branches may hold repetitions and branches of their own', async () => {
  const result = await judge(
    ECHOES_AT_ONCE,
    '- parallel: {i: 1..2}',
    '  steps:',
    '    - parallel: {j: 1..2}',
    '      steps:',
    '        - connect: "c{i}{j}"',
    '        - repeat: 3',
    '          steps: [{send: "{i}{j}"}, {expect: "{i}{j}"}]',
    '        - half-close',
    '        - expect-close: fin',
  );
  expect(gist(result)).toBe('pass');
  expect(events(result).filter((kind) => kind === 'send')).toHaveLength(12);
});
