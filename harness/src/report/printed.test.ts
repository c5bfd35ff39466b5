import { printed } from './printed';
import { output } from './sample-results.test-data';

const shown = (text: string, width = 80): string[] => printed(output(text), '    stdout | ', width);

test.each([
  ['a terminal sequence', '\x1b[2J\x1b[31mred', '\\x1b[2J\\x1b[31mred'],
  ['the eight-bit form of one', '\u009b31m', '\\x9b31m'],
  ['a carriage return', 'progress\r::error::x', 'progress\\r::error::x'],
  ['a bell and a backspace', 'a\x07\x08b', 'a\\x07\\x08b'],
  ['a command of the runner, old form', 'hello ##[add-mask]e', 'hello # #[add-mask]e'],
  ['a turn of direction', 'user\u202egpj.exe', 'user\\u{202e}gpj.exe'],
  ['an isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['a line separator', 'a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
  ['nothing to see', 'a\u200b\u2060b', 'a\\u{200b}\\u{2060}b'],
  ['a byte order mark', '\ufeffx', '\\u{feff}x'],
  ['tags', '\u{e0041}', '\\u{e0041}'],
])('%s is shown, and does nothing', (_, printedText, safe) => {
  expect(shown(printedText)).toEqual([`    stdout | ${safe}`]);
});

test('a command of the runner is never at the start of a line', () => {
  expect(shown('::error::x\n  ::add-mask::y\n')).toEqual([
    '    stdout | ::error::x',
    '    stdout |   ::add-mask::y',
  ]);
});

test('text is shown as text, and bytes that are none as escapes', () => {
  const bytes = { length: 8, head: 'h\xc3\xa9llo \xff', tail: '' };
  expect(printed(bytes, '| ', 80)).toEqual(['| héllo \\xff']);
});

test('marks piled on one letter are told, not drawn', () => {
  expect(shown(`e${'\u0301'.repeat(5)}`)).toEqual([
    '    stdout | e\u0301\u0301\\u{301}\\u{301}\\u{301}',
  ]);
});

test('a line of a megabyte takes three rows, and its middle is counted', () => {
  const rows = shown('x'.repeat(1 << 20));
  expect(rows).toHaveLength(3);
  expect(rows[1]).toBe('    stdout | … 1048442 characters …');
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(80);
});

test('a million short lines take twenty', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `line ${index}\n`).join('');
  const rows = shown(lines);
  expect(rows).toHaveLength(21);
  expect(rows[0]).toBe('    stdout | line 0');
  expect(rows[8]).toBe('             … 99980 lines left out …');
  expect(rows.at(-1)).toBe('    stdout | line 99999');
});

test('a line that is repeated is shown once', () => {
  expect(shown(`${'waiting\n'.repeat(500)}done`)).toEqual([
    '    stdout | waiting',
    '             … the same line 499 more times …',
    '    stdout | done',
  ]);
});

test('what was not kept is counted', () => {
  expect(printed({ length: 5006, head: 'a\nb', tail: 'c\n' }, '| ', 80)).toEqual([
    '| a',
    '| b',
    '  … 5001 bytes not kept …',
    '| c',
  ]);
});

test('a length that counts what was cut out of the text does not make bytes up', () => {
  expect(printed({ length: 90, head: 'File "server.py"\n', tail: '' }, '| ', 80)).toEqual([
    '| File "server.py"',
  ]);
});

test('a traceback at the end is kept whole', () => {
  const frames = Array.from(
    { length: 8 },
    (_, index) => `  File "server.py", line ${index}, in f\n    g()`,
  );
  const traceback = ['Traceback (most recent call last):', ...frames, 'RecursionError: deep'].join(
    '\n',
  );
  const rows = shown(
    `${Array.from({ length: 50 }, (_, i) => `line ${i}`).join('\n')}\n${traceback}\n`,
  );
  expect(rows.slice(5, 6)).toEqual(['    stdout | Traceback (most recent call last):']);
  expect(rows[4]).toBe('             … 46 lines left out …');
  expect(rows).toHaveLength(4 + 1 + 18);
});

test('a wide line is broken behind a space', () => {
  expect(shown('word '.repeat(14), 40)).toEqual([
    '    stdout | word word word word word',
    '    stdout | word word word word word',
    '    stdout | word word word word',
  ]);
});
