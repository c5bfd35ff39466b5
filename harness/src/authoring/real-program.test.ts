import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRealProgram, loadRealPrograms } from './real-program';

const root = mkdtempSync(join(tmpdir(), 'halfclose-real-'));
for (const name of ['hello', 'usage']) {
  mkdirSync(join(root, 'fixtures/echo'), { recursive: true });
  writeFileSync(join(root, `fixtures/echo/${name}.yaml`), '');
}
mkdirSync(join(root, 'assignments/echo'), { recursive: true });
mkdirSync(join(root, 'fixtures/real/cat'), { recursive: true });
afterAll(() => {
  rmSync(root, { recursive: true });
});

function write(...lines: string[]): void {
  const text = lines.map((line) => `${line}\n`).join('');
  writeFileSync(join(root, 'fixtures/real/cat/real.yaml'), text);
}

function told(...lines: string[]): string[] {
  write('title: T', 'assignments: [echo]', ...lines);
  try {
    loadRealProgram(root, 'fixtures/real/cat', 'cat');
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .filter((line) => line.startsWith('fixtures/'))
      .map((line) => line.replace('fixtures/real/cat/real.yaml:', ''));
  }
}

test('Every folder of fixtures/real is a program, with its name.', () => {
  write(
    'title: T',
    'assignments: [echo]',
    'needs: [socat]',
    'explained: {echo/usage: {codes: [exit.early], why: W.}}',
  );
  expect(loadRealPrograms(root)).toEqual([
    {
      name: 'cat',
      folder: 'fixtures/real/cat',
      title: 'T',
      assignments: ['echo'],
      needs: ['socat'],
      explained: { 'echo/usage': { codes: ['exit.early'], why: 'W.' } },
      varies: {},
    },
  ]);
});

test('A case that does not exist is told with its place and the nearest that does.', () => {
  expect(
    told('explained:', '  echo/usag: {codes: [exit.early], why: W.}', 'varies:', '  echo/helo: W.'),
  ).toEqual([
    '4:3: its assignments have no case "echo/usag", did you mean "echo/usage"?',
    '6:3: its assignments have no case "echo/helo", did you mean "echo/hello"?',
  ]);
});

test('A key that does not exist is told with the nearest that does.', () => {
  expect(told('explain: {}')).toEqual([
    expect.stringMatching(/^3:1: .*"explain".*did you mean "explained"\?$/),
  ]);
});

test('A finding that does not exist is told with the nearest that does.', () => {
  expect(told('explained: {echo/usage: {codes: [exit.erly], why: W.}}')).toEqual([
    expect.stringMatching(/^3:34: .*"exit\.erly" is not known here, did you mean "exit\.early"\?$/),
  ]);
});

test('An assignment that does not exist is told with its place.', () => {
  write('title: T', 'assignments: [echo, ecko]');
  expect(() => loadRealPrograms(root)).toThrow(
    'real.yaml:2:21: there is no assignment "ecko", did you mean "echo"?',
  );
});

test('A case that fails always and by chance is a contradiction.', () => {
  expect(
    told('explained: {echo/usage: {codes: [exit.early], why: W.}}', 'varies: {echo/usage: W.}'),
  ).toEqual(['4:10: "echo/usage" is explained as always failing']);
});
