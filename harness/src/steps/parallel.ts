import * as z from 'zod';
import { rangesSchema, type Bindings } from '../language/rounds';
import { verb } from './verb';

const lists = z
  .array(z.array(z.unknown()).min(1))
  .min(2, 'one list of steps alone has nothing to run beside');

export const parallel = verb({
  name: 'parallel',
  group: 'flow',
  doc: 'Runs lists of steps side by side until all have come to their ends: one for each value of a range, or those that it is given.',
  examples: [
    '{parallel: {i: 1..10}, steps: [{connect: "c{i}"}, {send: "{i}"}]}',
    'parallel: [[{send: x, on: a}], [{expect: y, on: b}]]',
  ],
  schema: z.union([rangesSchema, lists], {
    error:
      'parallel takes a range, such as {i: 1..10}, and steps beside it, or a list of lists of steps',
  }),
  judges: false,
  hand: () => [{ do: 'beyond-hands' }],
  holds: { unrolled: false, rounds: (bindings) => bindings as Bindings[] },
  run: (session, _value, step) => session.runBranches(step.branches ?? []),
});
