import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Tree, UnfitTree } from './copy-tree';

jest.setTimeout(30_000);
let folder: string;
let from: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfclose-test-'));
  [from, to] = [join(folder, 'from'), join(folder, 'to')];
  mkdirSync(from);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text = ''): void {
  mkdirSync(dirname(join(from, name)), { recursive: true });
  writeFileSync(join(from, name), text);
}
function copied(): string[] {
  new Tree(from).copyTo(to);
  const found = execFileSync('find', ['.', '-mindepth', '1', '-print0'], {
    cwd: to,
    encoding: 'utf8',
  });
  return found
    .split('\0')
    .slice(0, -1)
    .map((name) => name.slice('./'.length))
    .sort();
}

test('files and folders are copied as they are: bytes, exec bit, strange names, emptiness', () => {
  put('src/main.c', 'int main;\0');
  put('a name, "quoted"\nand\u00e9');
  put('run', '#!/bin/sh\n');
  chmodSync(join(from, 'run'), 0o755);
  mkdirSync(join(from, 'empty'));
  expect(copied()).toEqual(['a name, "quoted"\nand\u00e9', 'empty', 'run', 'src', 'src/main.c']);
  expect(readFileSync(join(to, 'src/main.c'), 'latin1')).toBe('int main;\0');
  expect(statSync(join(to, 'run')).mode & 0o111).toBe(0o111);
});

test('what tools leave behind is not copied, at any depth', () => {
  put('.git/config');
  put('node_modules/left-pad/index.js');
  put('src/__pycache__/server.pyc');
  put('src/server.py');
  expect(copied()).toEqual(['src', 'src/server.py']);
});

test('links inside are copied as links; links out, absolute or up, are not', () => {
  put('src/server.py', 'pass');
  symlinkSync('src/server.py', join(from, 'inner'));
  symlinkSync('../src/server.py', join(from, 'src/round'));
  symlinkSync('made-by-the-build', join(from, 'dangling'));
  symlinkSync('/etc/passwd', join(from, 'absolute'));
  symlinkSync('../../secret', join(from, 'src/up'));
  symlinkSync('..', join(from, 'parent'));
  expect(copied()).toEqual(['dangling', 'inner', 'src', 'src/round', 'src/server.py']);
  expect(lstatSync(join(to, 'inner')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(to, 'src/round'), 'utf8')).toBe('pass');
});

test('a link whose name only begins with two dots stays', () => {
  put('..data/server.py');
  symlinkSync('..data/server.py', join(from, 'server.py'));
  expect(copied()).toEqual(['..data', '..data/server.py', 'server.py']);
});

test('a link to itself is copied, and nobody follows it', () => {
  symlinkSync('loop', join(from, 'loop'));
  symlinkSync('.', join(from, 'here'));
  expect(copied()).toEqual(['here', 'loop']);
});

test('pipes and sockets are left out, and nobody waits for them', () => {
  put('server.py');
  execFileSync(
    'mkfifo',
    Array.from({ length: 50 }, (_, index) => join(from, `fifo-${index}`)),
  );
  const bind = 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])';
  execFileSync('python3', ['-c', bind, join(from, 'socket')]);
  expect(copied()).toEqual(['server.py']);
});

test('2,000 files are copied, and copied again, each time by themselves', () => {
  for (let index = 0; index < 2000; index++) put(`part-${index % 20}/file-${index}`, `${index}`);
  expect(copied()).toHaveLength(2020);
  writeFileSync(join(to, 'part-0/file-0'), 'changed by the program');
  new Tree(from).copyTo(join(folder, 'again'));
  expect(readFileSync(join(folder, 'again/part-0/file-0'), 'utf8')).toBe('0');
  expect(readFileSync(join(from, 'part-0/file-0'), 'utf8')).toBe('0');
});

test('too many files are refused, and the reason names the limit', () => {
  for (let index = 0; index <= 5000; index++) put(`${index}`);
  expect(() => new Tree(from)).toThrow(UnfitTree);
  expect(() => new Tree(from)).toThrow(`${from} holds more than 5000 files or 256 MiB`);
});

test('too many bytes are refused before one of them is copied', () => {
  put('core');
  truncateSync(join(from, 'core'), 257 * 1024 * 1024);
  expect(() => new Tree(from)).toThrow(UnfitTree);
});

test('folders in folders are walked to their end', () => {
  put(`${'d/'.repeat(300)}server.py`);
  expect(copied()).toHaveLength(301);
});
