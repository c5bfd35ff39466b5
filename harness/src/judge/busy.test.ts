import fc from 'fast-check';
import { judgeBusy } from './busy';

const SECOND = 1000;
const times = (...threads: [name: string, onCore: number, waited: number][]) =>
  new Map(threads.map(([name, onCore, waited]) => [name, { onCore, waited }]));
const NONE = times();

test('threads that sleep are idle, however long they have run before', () => {
  const same = times(['1', 90_000, 400], ['2', 5_000, 0]);
  expect(judgeBusy(same, same, SECOND)).toMatchObject({ kind: 'met', strict: true });
});

test('half a core is not yet busy, a little more is', () => {
  const before = times(['1', 70, 30]);
  expect(judgeBusy(before, times(['1', 570, 30]), SECOND)).toMatchObject({ kind: 'met' });
  expect(judgeBusy(before, times(['1', 571, 30]), SECOND)).toEqual({
    kind: 'finding',
    timing: false,
    finding: { code: 'cpu.busy', busyMs: 501, ofMs: 1000 },
  });
});

test('a thread that asks again and again is busy, though it waits for a core most of the time', () => {
  const starved = times(['1', 60, 900]);
  expect(judgeBusy(NONE, starved, SECOND)).toMatchObject({ finding: { busyMs: 960 } });
});

test('many threads that do a little each are idle', () => {
  const little = Array.from(
    { length: 50 },
    (_, at) => [`${at}`, 40, 10] as [string, number, number],
  );
  expect(judgeBusy(NONE, times(...little), SECOND)).toMatchObject({ kind: 'met' });
});

test('a thread that came meanwhile counts from its start, one that has gone does not count', () => {
  expect(judgeBusy(NONE, times(['new', 800, 0]), SECOND)).toMatchObject({ kind: 'finding' });
  expect(judgeBusy(times(['gone', 0, 0]), NONE, SECOND)).toMatchObject({ kind: 'met' });
});

const thread = fc.record({ onCore: fc.nat(10_000), waited: fc.nat(10_000) });
const table = fc
  .dictionary(fc.constantFrom('1', '2', '3'), thread)
  .map((threads) => new Map(Object.entries(threads)));

test('the verdict is that of the busiest thread, whatever the others do', () => {
  fc.assert(
    fc.property(table, table, fc.integer({ min: 1, max: 5000 }), (before, after, ofMs) => {
      const busy = [...after].map(([name, { onCore, waited }]) => {
        const then = before.get(name) ?? { onCore: 0, waited: 0 };
        return onCore + waited - then.onCore - then.waited;
      });
      const outcome = judgeBusy(before, after, ofMs);
      const isBusy = Math.max(0, ...busy) > ofMs / 2;
      return outcome.kind === (isBusy ? 'finding' : 'met');
    }),
  );
});
