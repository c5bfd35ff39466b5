import type { Exit } from '../model/exit';
import { judgeStderr } from './stderr';

const exit: Exit = { code: 1, signal: null, by: 'self', at: 2 };
const said = (words: string) => ({ bytes: Buffer.from(words), elapsedMs: 1, final: false });

test('any word on stderr will do where no pattern is given', () => {
  const outcome = judgeStderr(undefined, said('refused\n'));
  expect(outcome).toEqual({ kind: 'met', consumed: 8, strict: true });
});

test('a pattern that is met is met before the program has ended', () => {
  expect(judgeStderr(/usage/i, said('Usage: server PORT'))).toMatchObject({ kind: 'met' });
});

test.each(['', ' \n'])('as long as the program runs, %j may become more', (words) => {
  expect(judgeStderr(undefined, said(words))).toEqual({ kind: 'wait', consumed: 0 });
});

test('a message that does not match yet may come in two writes', () => {
  expect(judgeStderr(/usage/i, said('us'))).toEqual({ kind: 'wait', consumed: 0 });
});

test.each([undefined, /usage/i])(
  'blank lines are no message at the exit: pattern %s',
  (pattern) => {
    expect(judgeStderr(pattern, { ...said('\n\n'), exit })).toEqual({
      kind: 'finding',
      timing: false,
      finding: {
        code: 'stderr.missing',
        expected: { length: 0, spans: [] },
        actual: { length: 2, spans: [{ from: 0, bytes: '\n\n' }] },
        differsAt: 0,
        exit,
      },
    });
  },
);

test('another message than the one that is due is told as such', () => {
  expect(judgeStderr(/usage/i, { ...said('IndexError'), exit })).toEqual({
    kind: 'finding',
    timing: false,
    finding: {
      code: 'stderr.different',
      pattern: 'usage',
      actual: { length: 10, spans: [{ from: 0, bytes: 'IndexError' }] },
      exit,
    },
  });
});

test('silence at the deadline is a finding by timing alone', () => {
  expect(judgeStderr(undefined, { ...said(''), final: true })).toMatchObject({
    timing: true,
    finding: { code: 'stderr.missing' },
  });
});
