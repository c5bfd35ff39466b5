import fc from 'fast-check';
import { durationSchema, sizeSchema } from './quantity';

test.each([
  ['300ms', 300],
  ['2s', 2000],
  ['1.5s', 1500],
  ['0.5ms', 0.5],
])('the time %s is %d ms', (written, ms) => {
  expect(durationSchema.parse(written)).toBe(ms);
});

test.each(['30', '2 s', '2sec', '-1s', '1,5s', '', 's', 30, null])('%j is no time', (written) => {
  expect(durationSchema.safeParse(written).error?.issues[0]?.message).toBe(
    'a time is written like 300ms or 2s',
  );
});

test('a time of nothing would be over before it began', () => {
  expect(durationSchema.safeParse('0s').success).toBe(false);
});

test('any whole number of KiB and MiB up to 64 MiB is that many bytes', () => {
  fc.assert(
    fc.property(fc.nat(64), fc.nat(1023), (mib, kib) => {
      expect(sizeSchema.parse(`${mib}MiB`)).toBe(mib * 1024 * 1024);
      expect(sizeSchema.parse(`${kib}KiB`)).toBe(kib * 1024);
      expect(sizeSchema.parse(kib)).toBe(kib);
    }),
  );
});

test.each(['1MB', '1.5MiB', '1 MiB', -1, 1.5, 'many'])('%j is no size', (written) => {
  const issue = sizeSchema.safeParse(written).error?.issues[0];
  expect(issue?.message).toBe('a size is a number of bytes, or written like 64KiB or 16MiB');
});

test.each(['65MiB', 67_108_865])('%j is too large', (written) => {
  const issue = sizeSchema.safeParse(written).error?.issues[0];
  expect(issue?.message).toBe('a payload is at most 64 MiB');
});
