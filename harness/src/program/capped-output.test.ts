import { CappedOutput } from './capped-output';

test('output below the cap is kept whole', () => {
  const output = new CappedOutput(10);
  for (const piece of ['ab', 'cdefg', 'hij']) output.push(Buffer.from(piece));
  expect(output.text('/box')).toBe('abcdefghij');
});

test('output above the cap keeps as much of its end as of its beginning', () => {
  const output = new CappedOutput(6);
  for (const piece of ['ab', 'cdefghij', 'k', 'lm']) output.push(Buffer.from(piece));
  expect(output.text('/box')).toBe('abc\n[... 7 bytes ...]\nklm');
});

test('the folder of ours is cut out of paths', () => {
  const output = new CappedOutput(1000);
  output.push(Buffer.from('/box/server.c:1: in /box: ‘x’\n'));
  expect(output.text('/box')).toBe('server.c:1: in .: ‘x’\n');
});
