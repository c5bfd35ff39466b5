import { endCases, gist, judgeWith } from '../run/one-case.test-data';

afterAll(endCases);
jest.setTimeout(20_000);

/** A server that says what it finds, then goes on for the next client. */
const SAYS = (expression: string) => `
import os, socket, sys
listener = socket.create_server(('127.0.0.1', int(sys.argv[1])))
root = sys.argv[2] if len(sys.argv) > 2 else ''
read = lambda name: open(os.path.join(root, name), 'rb').read()
while True:
    conn = listener.accept()[0]
    conn.sendall(${expression})
    conn.close()
`;
const ROOT = `root:
  files:
    index.html: "<p>hi</p>"
    "with space.txt": a
    "é/deep/b": {hex: "00 ff"}
    big: {random: 3MiB, seed: 1}
  links:
    out.txt: ../secret.txt
    absolute: ROOT/../root-private/x
    inside: index.html
  outside:
    secret.txt: top secret
    root-private/x: private
`;

const told = async (expression: string, expected: string): Promise<string> => {
  const files = { 'server.py': SAYS(expression) };
  const steps = ['- connect', `- expect: ${expected}`, '- expect-close: fin'];
  return gist(await judgeWith({ arguments: ['PORT', 'ROOT'] }, files, steps, ROOT));
};

test('ROOT is the absolute path of a folder with the files that the case names', async () => {
  expect(await told('root[:1].encode() + root[-5:].encode()', '"//root"')).toBe('pass');
  expect(await told('read("index.html")', '"<p>hi</p>"')).toBe('pass');
  expect(await told('read("with space.txt") + read("é/deep/b")', '{hex: "61 00 ff"}')).toBe('pass');
  expect(await told('read("big")', '{random: 3MiB, seed: 1}')).toBe('pass');
});

test('links lead where the case says, and secrets lie beside the root', async () => {
  expect(await told('read("out.txt") + read("absolute")', 'top secretprivate')).toBe('pass');
  expect(await told('os.readlink(root + "/inside").encode()', 'index.html')).toBe('pass');
});

test('ROOT also stands at the front of a path, which may lead through a link', async () => {
  const root = 'root: {files: {real/www/a: x}, links: {way: real}}\n';
  const steps = [
    '- run: {args: [PORT, ROOT/way/www]}',
    '- connect',
    '- expect: "x/root/way/www"',
    '- expect-close: fin',
  ];
  const files = { 'server.py': SAYS('read("a") + root[-13:].encode()') };
  expect(gist(await judgeWith({ arguments: ['PORT', 'ROOT'] }, files, steps, root))).toBe('pass');
});

test('what is to be typed names the root, not the folder that is gone', async () => {
  const files = { 'server.py': SAYS('b"x"') };
  const typed = async (...steps: string[]): Promise<string[] | undefined> =>
    (await judgeWith({ arguments: ['PORT', 'ROOT'] }, files, steps)).attempts[0]?.typed?.command;
  expect((await typed('- connect', '- expect: x'))?.at(-1)).toBe('ROOT');
  const steps = ['- run: {args: [PORT, ROOT/a/b]}', '- connect', '- expect: x'];
  expect((await typed(...steps))?.at(-1)).toBe('ROOT/a/b');
});

test('each process has a root of its own, which nothing changes for the next one', async () => {
  const spoil = 'read("index.html")\n    open(root + "/index.html", "w").close()';
  const files = {
    'server.py': SAYS('read("index.html")').replace('conn.close()', `${spoil}; conn.close()`),
  };
  const steps = [
    '- connect: a',
    '- {expect: "<p>hi</p>", on: a}',
    '- {expect-close: fin, on: a}',
    '- restart: same-port',
    '- connect: b',
    '- {expect: "<p>hi</p>", on: b}',
  ];
  expect(gist(await judgeWith({ arguments: ['PORT', 'ROOT'] }, files, steps, ROOT))).toBe('pass');
});

test('a client is given a URL with the host and the port in their places', async () => {
  const client =
    'import os, sys; print(sys.argv[1], os.environ["PORT"] in sys.argv[1], "IMPORTANT")';
  const steps = [
    '- run: {args: ["http://HOST:PORT/IMPORTANT?x=1"]}',
    '- expect-exit: 0',
    '- expect-stdout: "x"',
  ];
  const result = await judgeWith(
    { role: 'client', arguments: ['URL'] },
    { 'client.py': client },
    steps,
  );
  const { port, stdout } = result.attempts[0]!;
  expect(stdout.head).toBe(`http://127.0.0.1:${port}/IMPORTANT?x=1 True IMPORTANT\n`);
});
