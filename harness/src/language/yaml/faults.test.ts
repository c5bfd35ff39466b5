import { readYaml } from '../yaml-file';

/** What is told of a file with these lines. */
function told(lines: readonly string[]): string[] {
  const read = readYaml(lines.map((line) => `${line}\n`).join(''), 'f.yaml');
  const problems = Array.isArray(read) ? read : [];
  return problems.map(({ at, message }) => `${at.line}:${at.column}: ${message}`);
}

test.each<[lines: string[], ...told: string[]]>([
  [['a: "say "hi" now"'], '1:9: a " inside "..." is written \\"'],
  [["a: 'it's'"], "1:7: a ' inside '...' is written ''"],
  [['a: "\\d+"'], '1:5: "\\d" means nothing in "..."; a "\\" itself is written "\\\\"'],
  [['a: "\\x4"'], '1:5: after "\\x" 2 hex digits are due; a "\\" itself is written "\\\\"'],
  [['a: "x', 'b: y'], '1:4: this quote is not closed'],
  [['a: "x', 'b: "y"'], '1:4: this quote is not closed'],
  [["a: 'C:\\", 'b: 1'], '1:4: this quote is not closed'],
  [['"a: 1'], '1:1: this quote is not closed'],
  [['a: "b" is: c'], '1:4: these quotes end before the value does: put all of it in quotes'],
  [['a: [0-9]+'], '1:9: the value ends before this: put all of it in quotes'],
])('a fault of quotes is told where it begins: %j', (lines, ...faults) => {
  expect(told(lines)).toEqual(faults);
});

test.each<[lines: string[], ...told: string[]]>([
  [['a: [b, {c: d]', 'e: f'], '1:8: this "{" is not closed'],
  [['a: {b: [c, d}', 'e: f'], '1:8: this "[" is not closed'],
  [['{a: 1'], '1:1: this "{" is not closed'],
  [['a: [', 'b', ']'], '1:4: this "[" is not closed, or what it holds is not indented'],
  [['a: [b]]'], '1:7: this "]" closes nothing'],
  [['a: }'], '1:4: this "}" closes nothing'],
  [['a: [b, , c]'], '1:8: a value is missing before this ","'],
  [['a: {b: 1},'], '1:10: this "," is one too many'],
  [['a: [{b: 1} {c: 1}]'], '1:12: a "," is missing before this'],
  [['a: [', '  {b: 1}', '  {c: 1}]'], '3:3: a "," is missing before this'],
  [['a: ["b" "c"]'], '1:9: a "," is missing before this'],
  [['a: {b: 1 c: 2}'], '1:8: a "," is missing here, or the quotes around a text with ": " in it'],
  [['a: [HOST, -]'], '1:11: a "-" alone needs quotes'],
  [['a: [- b]'], '1:5: inside {...} and [...] a list is written [a, b]'],
  [['a: {{ b }}'], '1:5: this can not be a key; a text that begins with "{" needs quotes'],
])('a fault of brackets is told where it begins: %j', (lines, ...faults) => {
  expect(told(lines)).toEqual(faults);
});

test.each<[lines: string[], ...told: string[]]>([
  [['a:', '  - b', ' - c'], '3:1: this line is indented less than the lines it belongs to'],
  [['a:', '  - b', '- c'], '3:1: this line is indented less than the lines it belongs to'],
  [['a:', '  - b', '   - c: d'], '3:1: this line is indented more than the lines it belongs to'],
  [['a:', '  - b: c', '    - d'], '3:1: this line is indented more than the lines it belongs to'],
  [['a: b', '  c: d'], '2:1: this line is indented more than the lines it belongs to'],
  [['a: 1', '  # why', ' b: 2'], '3:1: this line is indented more than the lines it belongs to'],
  [['a:', '  - b', '  c: d'], '3:1: a "- " is missing on this line, or it is indented too little'],
  [['a: |', '    b', '  c'], '3:1: this line is indented less than the lines it belongs to'],
  [['a: |', 'b'], '2:1: this line must be indented more to be part of the text above'],
  [['a:', '  - b', '  \t- c'], '3:3: a tab indents this line; YAML wants spaces'],
  [
    ['a:', '\t- b', '\t- c: d: e'],
    ...[2, 3].map((line) => `${line}:1: ${'a tab indents this line; YAML wants spaces'}`),
  ],
])('a line that is indented wrongly is told as such: %j', (lines, ...faults) => {
  expect(told(lines)).toEqual(faults);
});

test.each<[lines: string[], ...told: string[]]>([
  [['a: b', 'c:1'], '2:1: a space is missing after "c:"'],
  [['a:', '  -b', '  -c: d'], '2:3: a space is missing after the "-"'],
  [['a:', '  - b', '  -c'], '3:3: a space is missing after the "-"'],
  [['a:', '  - b {c: 1, d: 2}'], '2:3: a ":" is missing after "b"'],
  [['a:', '  - b', '    on: c'], '2:5: a ":" is missing after "b"'],
  [
    ['a: b', 'c d', 'e: f'],
    '2:1: this line has no "key:"; if it goes on with the text above, indent it',
  ],
  [['a: b', '- c: d'], '2:1: this "- " stands among keys; a list stands below a key of its own'],
  [
    ['a: - b'],
    '1:4: a list begins on a line of its own; a text that begins with "- " needs quotes',
  ],
  [['a: | b'], '1:6: a text after "|" begins on the next line'],
  [['a: "b"#c'], '1:7: a comment needs a space before its "#"'],
  [['a: [ #b ]', 'c: d'], '1:6: from "#" on this is a comment: put the text in quotes'],
  [[`a: b`, `${'k'.repeat(1030)}: c`], '2:1: a key has at most 1024 characters'],
])('a key or an item that is none is told why: %j', (lines, ...faults) => {
  expect(told(lines)).toEqual(faults);
});

test.each<[lines: string[], ...told: string[]]>([
  [['a: @b'], '1:4: a text that begins with "@" needs quotes'],
  [['a: %b'], '1:4: a text that begins with "%" needs quotes'],
  [['a: ? b'], '1:4: a text that begins with "? " needs quotes'],
  [['a: * b'], '1:4: a text that begins with "*" needs quotes'],
  [['a: *b* c'], '1:4: a text that begins with "*" needs quotes'],
  [['a: *b'], '1:4: nothing above is marked "&b"; a text that begins with "*" needs quotes'],
  [['a: &b c'], '1:4: a text that begins with "&" needs quotes'],
  [['a: & b'], '1:4: a text that begins with "&" needs quotes'],
  [['a: !b c'], '1:4: a text that begins with "!" needs quotes'],
  [['a: ! b'], '1:4: a text that begins with "!" needs quotes'],
  [['a: !!binary YQ=='], '1:4: a text that begins with "!" needs quotes'],
  [['a: &b [*b]'], '1:8: this alias stands inside the thing that it repeats'],
  [['%YAML 1.2', 'a: b'], '1:1: a line that begins with "%" speaks to YAML itself: leave it out'],
  [['a: b', '...', 'c: d'], '3:1: another YAML document begins here, and a file holds one'],
])('a text that YAML takes for a sign of its own is told so: %j', (lines, ...faults) => {
  expect(told(lines)).toEqual(faults);
});

test('faults that do not hide each other are told at once, and what follows from one is not', () => {
  expect(told(['a: b: c', 'd: @e', 'd: 1', 'f: [g', 'h: i: j'])).toEqual([
    '1:4: a text with ": " in it needs quotes',
    '2:4: a text that begins with "@" needs quotes',
    '3:1: this key stands twice in the same map',
    '4:4: this "[" is not closed',
  ]);
});

test('a file that is nested without end is a fault of the file', () => {
  expect(told(['['.repeat(5000)])).toEqual([
    expect.stringMatching(/^1:\d+: lists or maps are nested far too deep here$/),
  ]);
});

test('an anchor with an alias is plain YAML', () => {
  expect(readYaml('a: &again [b]\nc: *again\n', 'f.yaml')).toMatchObject({
    data: { a: ['b'], c: ['b'] },
  });
});
