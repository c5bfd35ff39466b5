import { firstError } from './first-error';

test.each([
  [
    'gcc',
    "server.c: In function 'main':\nserver.c:3:7: warning: unused\nserver.c:4:3: error: 'x' undeclared\n",
    "server.c:4:3: error: 'x' undeclared",
  ],
  [
    'javac',
    'Server.java:1: error: incompatible types\n1 error\n',
    'Server.java:1: error: incompatible types',
  ],
  [
    'rustc',
    'error[E0425]: cannot find `x`\n --> server.rs:1:24\n  |\n',
    'error[E0425]: cannot find `x` (server.rs:1:24)',
  ],
  [
    'go',
    '# command-line-arguments\n./server.go:2:15: undefined: x\n',
    './server.go:2:15: undefined: x',
  ],
  [
    'esbuild',
    '✘ [ERROR] Unexpected ";"\n\n    server.ts:1:18:\n',
    '✘ [ERROR] Unexpected ";" (server.ts:1:18)',
  ],
  [
    'a linker',
    "server.c:(.text+0x5): undefined reference to `foo'\ncollect2: error: ld returned 1 exit status\n",
    "server.c:(.text+0x5): undefined reference to `foo'",
  ],
  [
    'make, before the compiler was asked',
    "make: *** No rule to make target 'server'.  Stop.\n",
    "make: *** No rule to make target 'server'.  Stop.",
  ],
  [
    'make, behind the compiler',
    'cc server.c\nserver.c:1:1: error: bad\nmake: *** [Makefile:2: server] Error 1\n',
    'server.c:1:1: error: bad',
  ],
])('the first error of %s is found', (_, output, line) => {
  expect(firstError(output)).toBe(line);
});

test('where nothing is called an error none is found', () => {
  expect(firstError('all is well\n')).toBeUndefined();
});

test('what a build says can do nothing to a screen, and does not fill it', () => {
  const said = firstError(`error: \x1b[2J${'x'.repeat(1000)}`);
  expect(said).toMatch(/^error: \\x1b\[2Jx+…$/);
  expect(said?.length).toBeLessThan(220);
});
