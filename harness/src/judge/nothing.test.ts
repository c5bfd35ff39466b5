import { judgeNothing } from './nothing';

const seen = { bytes: new Uint8Array(), elapsedMs: 10, final: false };

test('silence is judged when its time is over, not before', () => {
  expect(judgeNothing(300, seen)).toEqual({ kind: 'wait', consumed: 0, until: 300 });
  expect(judgeNothing(300, { ...seen, elapsedMs: 300 })).toMatchObject({ kind: 'met' });
});

test('silence up to the deadline is silence', () => {
  expect(judgeNothing(300, { ...seen, final: true })).toMatchObject({ kind: 'met' });
});

test('a byte in the silence is surplus', () => {
  expect(judgeNothing(300, { ...seen, bytes: Buffer.from('!') }, 'a')).toEqual({
    kind: 'finding',
    timing: false,
    finding: {
      code: 'bytes.surplus',
      peer: 'a',
      expected: { length: 0, spans: [] },
      actual: { length: 1, spans: [{ from: 0, bytes: '!' }] },
      differsAt: 0,
    },
  });
});

test.each(['fin', 'rst'] as const)('a %s in the silence is an early end', (how) => {
  const end = { how, evidence: 'read', at: 3 } as const;
  expect(judgeNothing(300, { ...seen, end })).toEqual({
    kind: 'finding',
    timing: false,
    finding: { code: 'close.early', expected: 'open', end },
  });
});
