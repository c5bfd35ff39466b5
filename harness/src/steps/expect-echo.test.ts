import { ECHOES, endCases, gist, judge, LISTENS } from '../run/one-case.test-data';

jest.setTimeout(60_000);
afterAll(endCases);

const SENDS = ['- connect', '- send: "one "', '- send: {random: 100KiB, seed: 7}', '- half-close'];
/** Echoes what `answer` makes of the bytes of each recv(). */
const answering = (answer: string): string =>
  `${LISTENS}
conn = listener.accept()[0]
count = 0
while data := conn.recv(65536):
    count += len(data)
    conn.sendall(${answer})
conn.close()
while True: echo(listener.accept()[0])`;

test.concurrent('all that was sent must come back, from whatever it was sent in', async () => {
  const result = await judge(ECHOES, ...SENDS, '- expect-echo', '- expect-close: fin');
  expect(gist(result)).toBe('pass');
});

test.concurrent('what came back before is not due again', async () => {
  const steps = ['- connect', '- send: "one "', '- expect: "on"', '- send: "two"', '- expect-echo'];
  expect(gist(await judge(ECHOES, ...steps, '- send: "three"', '- expect-echo'))).toBe('pass');
});

test.concurrent('where nothing was sent, nothing is due', async () => {
  expect(gist(await judge(ECHOES, '- connect', '- expect-echo', '- half-close'))).toBe('pass');
});

test.concurrent('one wrong byte in the middle is found at its place', async () => {
  const program = answering('data[:3] + b"!" + data[4:] if count == len(data) else data');
  const result = await judge(program, ...SENDS, '- expect-echo', '- expect-close: fin');
  expect(gist(result)).toBe('fail: bytes.different in step 5');
  expect(result.finding).toMatchObject({ differsAt: 3 });
});

test.concurrent('bytes behind the echo are too many', async () => {
  const program = answering('data + b"!"');
  const steps = ['- connect', '- send: "ping"', '- expect-echo', '- half-close'];
  const result = await judge(program, ...steps, '- expect-close: fin');
  expect(gist(result)).toMatch(/^fail: bytes.surplus in step [35]$/);
  expect(result.finding).toMatchObject({
    actual: { spans: [{ bytes: expect.stringMatching(/!$/) as unknown }] },
  });
});

test.concurrent('an end before all has come back leaves bytes missing', async () => {
  const program = answering('data if count <= 50000 else b""');
  const result = await judge(program, ...SENDS, '- expect-echo', '- expect-close: fin');
  expect(gist(result)).toBe('fail: bytes.missing in step 5');
  expect(result.finding).toMatchObject({ timing: false, end: { how: 'fin' } });
});

test.concurrent('each connection has an echo of its own', async () => {
  const program = `${LISTENS}
one, two = listener.accept()[0], listener.accept()[0]
two.sendall(one.recv(1000)); one.sendall(two.recv(1000))
listener.accept()`;
  const steps = ['- connect: a', '- connect: b', '- {send: hi, on: a}', '- {send: ho, on: b}'];
  const result = await judge(program, ...steps, '- {expect-echo: , on: b}');
  expect(gist(result)).toBe('fail: bytes.different in step 5');
  expect(result.finding).toMatchObject({ peer: 'b' });
});
