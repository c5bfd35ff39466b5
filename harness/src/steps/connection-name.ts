import * as z from 'zod';

export const connectionName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'a connection has a short name, such as a');
