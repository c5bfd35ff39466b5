import * as z from 'zod';

/** In a repetition it may hold a variable, as in c{i}. */
export const connectionName = z
  .string()
  .regex(/^[a-z]([a-z0-9-]|\{[a-z]\})*$/, 'a connection has a short name, such as a')
  .refine((name) => !name.includes('{'), 'no repetition around this step has that variable');
