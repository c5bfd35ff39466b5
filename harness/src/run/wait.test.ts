import { MET, WAIT, type Outcome } from '../model/seen';
import type { Moment } from '../steps/session';
import { Changes } from './changes';
import { waitFor } from './wait';

/** A wait on a clock that a look moves on; every look is followed by a change. */
function waiting(limit: number, caseLeft = Infinity) {
  const clock = { ms: 1000 };
  const changes = new Changes();
  const credits: number[] = [];
  const looks: Moment[] = [];
  const passed = [0];
  return {
    looks,
    credits,
    passed,
    /** Looks once for each answer; each look lasts `step` ms. */
    run: (step: number, ...answers: Outcome[]) =>
      waitFor(
        {
          limit,
          caseLeft,
          wentOn: () => undefined,
          passed: () => passed[looks.length] ?? passed.at(-1)!,
          changes,
          now: () => clock.ms,
          program: () => undefined,
          credited: (ms) => credits.push(ms),
        },
        (moment) => {
          looks.push(moment);
          clock.ms += step;
          changes.announce();
          return answers[looks.length - 1] ?? WAIT;
        },
      ),
  };
}

test('what holds already is not waited for', async () => {
  const { run, looks } = waiting(5000);
  expect(await run(10, MET)).toBe(MET);
  expect(looks).toEqual([{ elapsedMs: 0, final: false }]);
});

test('each change is looked at, until there is an answer', async () => {
  const { run, looks } = waiting(5000);
  expect(await run(10, WAIT, WAIT, MET)).toBe(MET);
  expect(looks.map((look) => look.elapsedMs)).toEqual([0, 10, 20]);
});

test('when the deadline is over, the last look is told so', async () => {
  const { run, looks } = waiting(100);
  await run(60, WAIT, WAIT, MET);
  expect(looks.map((look) => look.final)).toEqual([false, false, true]);
});

test('a judge that waits when no more will come is a fault of ours', async () => {
  const { run } = waiting(100);
  await expect(run(60)).rejects.toThrow('a judge must not wait when nothing more will come');
});

test('a deadline ends with its case, if that ends sooner', async () => {
  const { run, looks } = waiting(5000, 100);
  await run(60, WAIT, WAIT, MET);
  expect(looks.map((look) => look.final)).toEqual([false, false, true]);
});

test('in a case that is over, the only look is the last one', async () => {
  const { run, looks } = waiting(5000, -100);
  await run(0, MET);
  expect(looks).toEqual([{ elapsedMs: 0, final: true }]);
});

const moved = (consumed: number): Outcome => ({ kind: 'wait', consumed });

test('a stream that goes on has a new deadline for every 64 KiB', async () => {
  const { run, looks } = waiting(100);
  await run(60, moved(64 << 10), moved(32 << 10), moved(32 << 10), WAIT, MET);
  expect(looks.map((look) => look.elapsedMs)).toEqual([0, 0, 60, 0, 60]);
  expect(looks.some((look) => look.final)).toBe(false);
});

test('a stream that goes on takes nothing of what its case may wait', async () => {
  const { run, looks } = waiting(5000, 100);
  await run(60, ...Array.from({ length: 20 }, () => moved(64 << 10)), MET);
  expect(looks.some((look) => look.final)).toBe(false);
});

test('a program that goes on taking bytes of ours has a new deadline for every 64 KiB', async () => {
  const { run, looks, passed } = waiting(100);
  passed.push(10_000, 64 << 10, 64 << 10, 128 << 10);
  await run(90, WAIT, WAIT, WAIT, WAIT, MET);
  expect(looks.map((look) => look.elapsedMs)).toEqual([0, 90, 0, 90, 0]);
  expect(looks.some((look) => look.final)).toBe(false);
});

test('a stream that trickles has not', async () => {
  const { run, looks } = waiting(100);
  await run(60, moved(1000), moved(1000), MET);
  expect(looks.map((look) => look.final)).toEqual([false, false, true]);
});

test('a stream that goes on beyond 64 MiB has its last deadline then', async () => {
  const { run, looks } = waiting(100);
  await run(60, ...Array.from({ length: 1026 }, () => moved(64 << 10)), MET);
  expect(looks.map((look) => look.final).indexOf(true)).toBe(1026);
});

test('without a program nothing is given back', async () => {
  const { run, credits } = waiting(100);
  await run(2000, WAIT, MET);
  expect(credits).toEqual([]);
});

test('a judge that asks to be asked again is asked, though nothing happens', async () => {
  const started = performance.now();
  const looks: number[] = [];
  const outcome = await waitFor(
    {
      limit: 5000,
      caseLeft: Infinity,
      wentOn: () => undefined,
      passed: () => 0,
      changes: new Changes(),
      now: () => performance.now() - started,
      program: () => undefined,
      credited: () => undefined,
    },
    ({ elapsedMs }) => {
      looks.push(elapsedMs);
      return elapsedMs >= 40 ? MET : { kind: 'wait', consumed: 0, until: 40 };
    },
  );
  expect(outcome).toBe(MET);
  expect(looks.at(-1)).toBeLessThan(2500);
});
