import { didYouMean, nearest } from './nearest';

const WORDS = ['send', 'expect', 'expect-close', 'expect-exit', 'half-close', 'connect', 'on'];

test.each([
  ['sned', 'send'],
  ['Send', 'send'],
  ['half_close', 'half-close'],
  ['halfclose', 'half-close'],
  ['expect-exti', 'expect-exit'],
  ['conect', 'connect'],
])('whoever writes "%s" means "%s"', (written, meant) => {
  expect(nearest(written, WORDS)).toBe(meant);
});

test.each(['freeze', 'transmogrify', 'to', ''])('nothing is near "%s"', (written) => {
  expect(nearest(written, WORDS)).toBeUndefined();
});

test('the nearest word is asked for, and silence kept where none is near', () => {
  expect(didYouMean('sned', WORDS)).toBe(', did you mean "send"?');
  expect(didYouMean('transmogrify', WORDS)).toBe('');
});
