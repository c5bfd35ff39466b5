import * as z from 'zod';

const DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;
const SIZE = /^(\d+)(KiB|MiB)$/;
const A_TIME = 'a time is written like 300ms or 2s';
const A_SIZE = 'a size is a number of bytes, or written like 64KiB or 16MiB';

/** `300ms` or `2s`; in ms. */
export const durationSchema = z
  .string(A_TIME)
  .regex(DURATION, A_TIME)
  .transform((written) => {
    const [, number, unit] = DURATION.exec(written)!;
    return Number(number) * (unit === 's' ? 1000 : 1);
  })
  .refine((ms) => ms > 0, 'a time must be more than nothing')
  .describe('A time, such as 300ms or 2s.');

/** `5000`, `64KiB` or `16MiB`; in bytes. */
export const sizeSchema = z
  .union([z.int(A_SIZE).nonnegative(A_SIZE), z.string().regex(SIZE, A_SIZE)], A_SIZE)
  .transform((written) => {
    if (typeof written === 'number') return written;
    const [, number, unit] = SIZE.exec(written)!;
    return Number(number) * (unit === 'MiB' ? 1 << 20 : 1 << 10);
  })
  .refine((bytes) => bytes <= 64 << 20, 'a payload is at most 64 MiB')
  .describe('A number of bytes, such as 5000, 64KiB or 16MiB.');
