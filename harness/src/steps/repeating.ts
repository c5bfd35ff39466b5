import * as z from 'zod';
import { rangesSchema, type Bindings } from '../language/rounds';
import { verb } from './verb';

/** Its rounds take its place when a case is read: there is nothing to run. */
const unrolled = (): Promise<never> => {
  throw new Error('a repetition is unrolled when its case is read');
};
const times = z
  .int('repeat takes a number of rounds')
  .min(2, 'a step is repeated at least twice')
  .max(1000, 'a step is repeated at most 1000 times');

export const repeat = verb({
  name: 'repeat',
  group: 'flow',
  doc: 'Runs its steps so many times, one after another.',
  examples: ['{repeat: 20, steps: [{send: x}, {expect: x}]}'],
  schema: times,
  judges: false,
  holds: { unrolled: true, rounds: (count) => Array.from({ length: count as number }, () => ({})) },
  run: unrolled,
});

export const forEach = verb({
  name: 'for',
  group: 'flow',
  doc: 'Runs its steps once for each value of a range; in them `{i}` stands for the value.',
  examples: ['{for: {i: 1..50}, steps: [{connect: "c{i}"}]}'],
  schema: rangesSchema,
  judges: false,
  holds: { unrolled: true, rounds: (bindings) => bindings as Bindings[] },
  run: unrolled,
});
