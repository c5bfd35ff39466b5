import type { End } from '../model/end';
import { judgeClose } from './close';

const seen = { bytes: new Uint8Array(), elapsedMs: 1, final: false };
const ended = (how: End['how']): End => ({ how, evidence: 'read', at: 3 });

test('a connection that is open is waited for', () => {
  expect(judgeClose('fin', seen)).toEqual({ kind: 'wait', consumed: 0 });
});

test.each([
  ['fin', 'fin'],
  ['rst', 'rst'],
  ['any', 'fin'],
  ['any', 'rst'],
] as const)('where %s is due, a %s will do', (expected, how) => {
  const outcome = judgeClose(expected, { ...seen, end: ended(how) });
  expect(outcome).toEqual({ kind: 'met', consumed: 0, strict: true });
});

test.each([
  ['fin', 'rst', 'close.reset'],
  ['rst', 'fin', 'close.fin'],
] as const)('where %s is due, a %s is the finding %s', (expected, how, code) => {
  expect(judgeClose(expected, { ...seen, end: ended(how) })).toEqual({
    kind: 'finding',
    timing: false,
    finding: { code, expected, end: ended(how) },
  });
});

test('a connection that is still open at the deadline is a finding by timing alone', () => {
  expect(judgeClose('fin', { ...seen, final: true }, 'b')).toEqual({
    kind: 'finding',
    timing: true,
    finding: { code: 'close.missing', peer: 'b', expected: 'fin' },
  });
});

test.each(['fin', 'any'] as const)('bytes before the end are surplus, where %s is due', (due) => {
  const bytes = Buffer.from('more');
  expect(judgeClose(due, { ...seen, bytes, end: ended('fin') })).toEqual({
    kind: 'finding',
    timing: false,
    finding: {
      code: 'bytes.surplus',
      expected: { length: 0, spans: [] },
      actual: { length: 4, spans: [{ from: 0, bytes: 'more' }] },
      differsAt: 0,
      expectedEnd: due,
      end: ended('fin'),
    },
  });
});
