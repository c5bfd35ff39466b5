import type { Exit } from '../model/exit';
import { judgeSecond } from './second';

const ended = (code: number | null, signal: string | null = null): Exit => ({
  ...{ code, signal },
  by: 'self',
  at: 12,
});
const judge = (seen: Partial<Parameters<typeof judgeSecond>[1]>): unknown =>
  judgeSecond(20_000, { exit: undefined, listens: false, final: false, ...seen });

test('A second copy that ends with any code but 0 has failed as it must.', () => {
  for (const code of [1, 2, 255]) {
    expect(judge({ exit: ended(code) })).toMatchObject({ kind: 'met' });
  }
});

test('A second copy that listens as well is found at once.', () => {
  const finding = { code: 'port.shared', port: 20_000, listens: true };
  expect(judge({ listens: true })).toMatchObject({ kind: 'finding', finding, timing: false });
});

test('A second copy that ends with 0, or of a signal, has not failed cleanly.', () => {
  const ends = [ended(0), ended(null, 'SIGSEGV'), ended(134)];
  for (const exit of ends) {
    const finding = { code: 'port.shared', listens: false, exit };
    expect(judge({ exit })).toMatchObject({ kind: 'finding', finding, timing: false });
  }
});

test('A second copy that neither listens nor ends is waited for until time is up.', () => {
  expect(judge({})).toMatchObject({ kind: 'wait' });
  expect(judge({ final: true })).toMatchObject({ kind: 'finding', timing: true });
});
