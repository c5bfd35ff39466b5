import * as z from 'zod';

/**
 * What a case does, told so that a person can do it in a shell. Bytes are strings of one character
 * a byte. Steps that only judge say nothing.
 */
export const handSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('connect'), host: z.string() }),
  z.strictObject({ do: z.literal('listen'), host: z.string() }),
  z.strictObject({ do: z.literal('occupy') }),
  z.strictObject({ do: z.literal('run'), args: z.array(z.string()), stdin: z.string().optional() }),
  z.strictObject({ do: z.literal('send'), bytes: z.string() }),
  z.strictObject({ do: z.literal('send-many'), bytes: z.string(), times: z.int() }),
  z.strictObject({ do: z.literal('pause') }),
  z.strictObject({ do: z.literal('await') }), // a reply is due before the next action
  z.strictObject({ do: z.literal('half-close') }),
  z.strictObject({ do: z.literal('close') }),
  z.strictObject({ do: z.literal('reset') }),
  z.strictObject({ do: z.literal('echo') }),
  z.strictObject({ do: z.literal('beyond-hands') }), // no shell can do what the case does here
  z.strictObject({ do: z.literal('restart') }), // what follows speaks to another process
]);
export type Hand = z.infer<typeof handSchema>;
