import * as z from 'zod';

/** assignments/<slug>/assignment.yaml */
export const assignmentSchema = z.strictObject({
  title: z.string().min(1).describe('What the handout calls the assignment.'),
  order: z.int().positive().describe('Its place on the ladder, from 1.'),
  role: z.enum(['server', 'client']).describe('What the submitted program is.'),
  serves: z
    .enum(['once', 'forever'])
    .default('forever')
    .describe('A server that ends after one client is checked by its first case alone.'),
  help: z
    .string()
    .regex(/^#/, 'an anchor of the handout is due, such as "#the-contract"')
    .describe('The heading of the handout for a program that can not be started or reached.'),
  arguments: z
    .array(z.string().regex(/^[A-Z]+$/, 'an argument is named in capitals, such as PORT'))
    .describe('The positional arguments by name; HOST, PORT and ROOT (a folder) are filled in.'),
});
export type AssignmentSpec = z.infer<typeof assignmentSchema>;
export type Assignment = AssignmentSpec & { slug: string; file: string };
