import { KeptOutput } from './kept-output';

test('a folder that is cut out of what was printed does not count', () => {
  const output = new KeptOutput();
  output.push(Buffer.from('File "/tmp/box/server.py"\n'));
  expect(output.toOutput('/tmp/box')).toEqual({ length: 17, head: 'File "server.py"\n', tail: '' });
});

test('of a flood the head and the tail are kept, and what lies between is counted', () => {
  const output = new KeptOutput();
  for (let line = 0; line < 10_000; line++) output.push(Buffer.from(`/tmp/box/x ${line}\n`));
  const { length, head, tail } = output.toOutput('/tmp/box');
  expect(head).toMatch(/^x 0\nx 1\n/);
  expect(tail).toMatch(/\nx 9999\n$/);
  expect(length - head.length - tail.length).toBe(output.length - (64 << 10) - (16 << 10));
});
