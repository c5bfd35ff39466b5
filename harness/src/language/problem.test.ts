import { formatProblem, inOrder, type Problem } from './problem';

const at = (line: number, column: number, source?: string): Problem => ({
  file: 'f.yaml',
  at: { line, column },
  message: 'this is wrong',
  ...(source === undefined ? {} : { source }),
});

test('a problem is told with its line and a caret under its place', () => {
  expect(formatProblem(at(2, 4, 'a: 1\r\nb: 2\r\n'))).toBe(
    ['f.yaml:2:4: this is wrong', '  2 | b: 2', '    |    ^'].join('\n'),
  );
});

test('of a long line the part around the place is shown', () => {
  const source = `${'a'.repeat(300)}X${'b'.repeat(300)}`;
  expect(
    formatProblem(at(1, 301, source))
      .split('\n')
      .slice(1),
  ).toEqual([`  1 | ...${'a'.repeat(50)}X${'b'.repeat(49)}...`, `    | ${' '.repeat(53)}^`]);
  expect(
    formatProblem(at(1, 1, source))
      .split('\n')
      .slice(1),
  ).toEqual([`  1 | ${'a'.repeat(100)}...`, '    | ^']);
});

test('what a terminal would obey is not sent to it', () => {
  expect(formatProblem(at(1, 5, 'a:\t\u001b[2J\u202e'))).toBe(
    ['f.yaml:1:5: this is wrong', '  1 | a: \ufffd[2J\ufffd', '    |     ^'].join('\n'),
  );
});

test('a place behind the last line is shown all the same', () => {
  expect(
    formatProblem(at(9, 1, 'a: 1\n'))
      .split('\n')
      .slice(1),
  ).toEqual(['  9 | ', '    | ^']);
});

test('a file that can not be read has no line to show', () => {
  expect(formatProblem(at(1, 1))).toBe('f.yaml:1:1: this is wrong');
});

test('problems are told as they stand in the file', () => {
  const places = inOrder([at(2, 1), at(1, 9), at(1, 2)]).map((one) => one.at);
  expect(places.map(({ line, column }) => [line, column])).toEqual([
    [1, 2],
    [1, 9],
    [2, 1],
  ]);
});
