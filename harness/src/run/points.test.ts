import fc from 'fast-check';
import { sharePoints } from './points';

const must = (weight = 1) => ({ level: 'must' as const, weight });
const should = (weight = 1) => ({ level: 'should' as const, weight });
const extra = (weight = 1) => ({ level: 'extra' as const, weight });

test.each([
  [[must()], [100]],
  [
    [must(), must(), must(), must()],
    [25, 25, 25, 25],
  ],
  [
    [must(), should()],
    [80, 20],
  ],
  [
    [must(2), must(1), must(1)],
    [50, 25, 25],
  ],
  [
    [should(4), must()],
    [50, 50],
  ],
])('weights decide: %j gives %j', (cases, points) => {
  expect(sharePoints(cases)).toEqual(points);
});

test('points left over by rounding go to the largest remainders, the earliest first', () => {
  expect(sharePoints([must(), must(), must()])).toEqual([34, 33, 33]);
  expect(sharePoints([should(), must(), must()])).toEqual([11, 45, 44]);
});

test('an extra case shares nothing: its weight is its bonus', () => {
  expect(sharePoints([must(), extra(), extra(3)])).toEqual([100, 1, 3]);
});

test.each([[[]], [[extra()]]])('where nothing is worth points, none are shared: %j', (cases) => {
  const shared = sharePoints(cases).filter((_, index) => cases[index]?.level !== 'extra');
  expect(shared).toEqual([]);
});

const counted = fc.record({
  level: fc.constantFrom('must' as const, 'should' as const),
  weight: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0.01, max: 10, noNaN: true })),
});
const cases = fc.array(counted, { minLength: 1, maxLength: 150 });

test('the shares sum to 100, whatever the cases', () => {
  fc.assert(
    fc.property(cases, (all) => sharePoints(all).reduce((sum, one) => sum + one, 0) === 100),
    { numRuns: 1000 },
  );
});

test('every share is a whole number next to the exact one', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const weights = all.map(({ level, weight }) => (level === 'must' ? 4 : 1) * weight);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      sharePoints(all).forEach((points, index) => {
        expect(Number.isInteger(points)).toBe(true);
        expect(Math.abs(points - (100 * weights[index]!) / total)).toBeLessThan(1.000001);
      });
    }),
  );
});

test('an extra case changes nobody else’s share', () => {
  fc.assert(
    fc.property(cases, fc.nat(150), (all, at) => {
      const place = Math.min(at, all.length);
      const more = sharePoints([...all.slice(0, place), extra(), ...all.slice(place)]);
      expect(more.filter((_, index) => index !== place)).toEqual(sharePoints(all));
    }),
  );
});
