import fc from 'fast-check';
import { judgeGrowth } from './growth';

const FIRST = { elapsedMs: 0, final: false };
const LATE = { elapsedMs: 2_000, final: false };
const LAST = { elapsedMs: 0, final: true };
const held = (sockets: number, threads = 0, processes = 1, files = 0) => ({
  sockets,
  files,
  threads,
  processes,
});

test('what has not grown is met at the first look', () => {
  expect(judgeGrowth(100, held(3), held(3), FIRST)).toEqual({
    kind: 'met',
    consumed: 0,
    strict: true,
  });
});

test('what has grown may still go: it is looked at again for two seconds', () => {
  expect(judgeGrowth(100, held(1), held(101), { elapsedMs: 30, final: false })).toEqual({
    kind: 'wait',
    consumed: 0,
    until: 80,
  });
  expect(judgeGrowth(100, held(1), held(101), LATE)).toMatchObject({ kind: 'finding' });
});

test.each([
  ['sockets', held(101)],
  ['threads', held(1, 100)],
  ['processes', held(1, 0, 101)],
  ['files', held(1, 0, 1, 100)],
])('one client, one more of the %s is a leak', (of, after) => {
  const before = of === 'processes' ? 1 : of === 'sockets' ? 1 : 0;
  expect(judgeGrowth(100, held(1), after, LATE)).toEqual({
    kind: 'finding',
    timing: false,
    finding: { code: 'holdings.grown', of, clients: 100, before, after: before + 100 },
  });
});

test('child processes that keep their sockets are told as sockets, which are the cause', () => {
  const outcome = judgeGrowth(100, held(1, 0, 1), held(201, 0, 101), LATE);
  expect(outcome).toMatchObject({ finding: { of: 'sockets' } });
});

test.each([
  ['a pool of 20 threads that fills up late', held(1), held(1, 20)],
  ['a prefork server that adds 8 children, each with the listening socket', held(1), held(9, 0, 9)],
  ['spare threads that have gone', held(1, 20), held(1, 2)],
  ['a socket for waking the loop, made at the first client', held(1), held(3)],
])('%s is no leak over 100 clients', (_what, before, after) => {
  expect(judgeGrowth(100, before, after, LAST)).toMatchObject({ kind: 'met' });
});

const count = fc.nat(50);
const some = fc.record({ sockets: count, files: count, threads: count, processes: count });
const clients = fc.integer({ min: 1, max: 1000 });
const when = fc.record({ elapsedMs: fc.nat(4000), final: fc.boolean() });

test('whatever grows by at most a quarter for each client is met, at any look', () => {
  const share = fc.double({ min: -1, max: 0.25, noNaN: true });
  fc.assert(
    fc.property(some, clients, share, when, (before, count, each, moment) => {
      const more = Math.floor(each * count);
      const after = held(
        before.sockets + more,
        before.threads + more,
        before.processes + more,
        before.files + more,
      );
      return judgeGrowth(count, before, after, moment).kind === 'met';
    }),
  );
});

test('whatever grows with half of the clients is found in the end, and told with its figures', () => {
  const of = fc.constantFrom('sockets', 'files', 'threads', 'processes');
  const share = fc.double({ min: 0.5, max: 3, noNaN: true });
  fc.assert(
    fc.property(some, clients, share, of, (before, count, each, grown) => {
      const after = { ...before, [grown]: before[grown] + Math.ceil(each * count) };
      const outcome = judgeGrowth(count, before, after, LATE);
      expect(outcome).toMatchObject({
        kind: 'finding',
        finding: { of: grown, clients: count, before: before[grown], after: after[grown] },
      });
    }),
  );
});

test('it never waits when no more will be seen', () => {
  fc.assert(
    fc.property(some, some, fc.nat(100), (before, after, count) => {
      return judgeGrowth(count, before, after, LAST).kind !== 'wait';
    }),
  );
});
