import * as z from 'zod';

/** What a variable stands for in one round of a repetition. */
export type Bindings = Readonly<Record<string, number>>;

const MOST_ROUNDS = 1000;
const RANGE = /^(\d{1,6})\.\.(\d{1,6})$/;
const A_RANGE = 'a range is written like 1..10, or 10..1 to count down';

const rangeSchema = z
  .string(A_RANGE)
  .regex(RANGE, A_RANGE)
  .transform((written) => {
    const [, first, last] = RANGE.exec(written)!.map(Number) as [number, number, number];
    const step = first <= last ? 1 : -1;
    return Array.from({ length: Math.abs(last - first) + 1 }, (_, at) => first + step * at);
  })
  .refine((values) => values.length <= MOST_ROUNDS, `a range has at most ${MOST_ROUNDS} values`);

/** `{i: 1..10}`: the rounds of a repetition, each with the value of its variable. */
export const rangesSchema = z
  .record(z.string().regex(/^[a-z]$/, 'a variable is one small letter'), rangeSchema)
  .refine((ranges) => Object.keys(ranges).length === 1, 'one variable, such as {i: 1..10}')
  .transform((ranges): Bindings[] =>
    Object.entries(ranges).flatMap(([name, values]) => values.map((value) => ({ [name]: value }))),
  );

/** Puts values in the place of variables: "c{i}" becomes "c7". */
export function bind(written: unknown, bindings: Bindings): unknown {
  if (typeof written === 'string') {
    return written.replace(/\{([a-z])\}/g, (variable, name: string) =>
      String(bindings[name] ?? variable),
    );
  }
  if (Array.isArray(written)) return written.map((one) => bind(one, bindings));
  if (typeof written !== 'object' || written === null) return written;
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key, bind(value, bindings)]),
  );
}
