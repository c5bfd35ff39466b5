import { openPlain } from '../../isolation/plain';
import { buildProgram } from '../build';
import { findProgram } from '../find';
import { folderWith, outputOf, removeFolders } from '../submission.test-data';

const isolation = openPlain();
let cacheDir: string;
beforeAll(async () => {
  cacheDir = await folderWith({});
});
afterAll(async () => {
  await isolation.close();
  await removeFolders();
});

/** What the program in these files prints when it is built and run with the argument `é`. */
async function run(files: Record<string, string>): Promise<string> {
  const plan = await findProgram(await folderWith(files), 'server', undefined, { cacheDir });
  if ('code' in plan) return JSON.stringify(plan);
  const built = await buildProgram(plan, isolation, { deadlineMs: 60_000 });
  if ('code' in built) return JSON.stringify(built);
  const { stdout, stderr } = await outputOf(isolation, built, 'é');
  await built.dispose();
  return stdout + stderr;
}

const C = `#include <stdio.h>
int main(int argc, char **argv) { printf("hello %s\\n", argv[1]); }
`;
const CPP = `#include <iostream>
#include <span>
int main(int argc, char **argv) { std::cout << "hello " << std::span(argv, argc)[1] << '\\n'; }
`;
const JAVA = `public class Server {
  public static void main(String[] args) { System.out.println("hello " + args[0]); }
}
`;
const GO = `package main
import ("fmt"; "net"; "os")
func main() { fmt.Println("hello", os.Args[1]); var _ net.Conn }
`;
const RUST = `fn main() { println!("hello {}", std::env::args().nth(1).unwrap()); }
`;
const TYPESCRIPT = `import process from 'node:process';
const word: string = process.argv[2]!;
console.log('hello ' + word);
`;

test.each([
  ['Python', { 'server.py': 'import sys\nprint("hello", sys.argv[1])\n' }],
  ['JavaScript', { 'server.js': 'console.log("hello", process.argv[2])\n' }],
  [
    'JavaScript with import',
    { 'server.js': 'import p from "node:process";\nconsole.log("hello", p.argv[2]);\n' },
  ],
  ['TypeScript', { 'server.ts': TYPESCRIPT }],
  ['C', { 'server.c': C }],
  ['C++', { 'server.cpp': CPP }],
  ['Java', { 'Server.java': JAVA }],
  ['Go', { 'server.go': GO }],
  ['Rust', { 'server.rs': RUST }],
  ['a Makefile', { Makefile: 'server: server.c\n\tcc -o server server.c\n', 'server.c': C }],
])(
  'a program in %s is built and run',
  async (_language, files) => {
    expect(await run(files as Record<string, string>)).toBe('hello é\n');
  },
  60_000,
);

test('a C program is linked with the files that have no main of their own', async () => {
  const output = await run({
    'server.c': '#include "greet.h"\n#include "twice.c"\nint main() { greet(); twice(); }\n',
    'greet.h': 'void greet(void);\n',
    'greet.c': '#include <stdio.h>\nvoid greet(void) { puts("Accept: */*"); }\n',
    'twice.c': 'void twice(void) { greet(); }\n',
    'client.c': 'int main() { return 1; }\n',
  });
  expect(output).toBe('Accept: */*\nAccept: */*\n');
});

test('a Go program is built with its other files, and without the client beside it', async () => {
  const output = await run({
    'server.go': 'package main\nfunc main() { greet() }\n',
    'greet.go': 'package main\nfunc greet() { println("hello") }\n',
    'client.go': 'package main\nfunc main() { undefined() }\n',
    'server_test.go': 'package main\n',
  });
  expect(output).toBe('hello\n');
}, 60_000);

test('a Go module without dependencies is built', async () => {
  const output = await run({
    'go.mod': 'module example.org/echo\n\ngo 1.18\n',
    'server.go': 'package main\nimport "example.org/echo/greet"\nfunc main() { greet.Hello() }\n',
    'greet/greet.go': 'package greet\nfunc Hello() { println("hello") }\n',
  });
  expect(output).toBe('hello\n');
}, 60_000);

test('a Java program in a package is built with its other classes', async () => {
  const output = await run({
    'src/org/example/Server.java':
      'package org.example;\nclass Server {\n' +
      '  public static void main(String[] args) { Greeting.print(); }\n}\n',
    'src/org/example/Greeting.java':
      'package org.example;\nclass Greeting { static void print() { System.out.println("hello"); } }\n',
  });
  expect(output).toBe('hello\n');
}, 60_000);

test('a Cargo project is built, and of several programs the one named for the role is run', async () => {
  const output = await run({
    'Cargo.toml': '[package]\nname = "echo"\nversion = "0.1.0"\nedition = "2021"\n',
    'src/bin/server.rs': 'fn main() { println!("hello"); }\n',
    'src/bin/client.rs': 'fn main() { println!("client"); }\n',
  });
  expect(output).toBe('hello\n');
}, 60_000);

test('a Cargo project with one program runs it, whatever its name', async () => {
  const output = await run({
    'Cargo.toml':
      '[package]\nname = "echo"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n',
    'src/main.rs': 'fn main() { println!("hello"); }\n',
  });
  expect(output).toBe('hello\n');
}, 60_000);

test('a Cargo project with several programs must name one for the role', async () => {
  const output = await run({
    'Cargo.toml': '[package]\nname = "echo"\nversion = "0.1.0"\nedition = "2021"\n',
    'src/bin/one.rs': 'fn main() {}\n',
    'src/bin/two.rs': 'fn main() {}\n',
  });
  expect(output).toContain('none called server');
});
