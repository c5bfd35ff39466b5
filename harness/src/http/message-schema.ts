import * as z from 'zod';

const A_VALUE = 'a field value is a text or a whole number';
const value = z.union([z.string(), z.int()], A_VALUE);
const values = z.union([value, z.array(value), z.null()], `${A_VALUE}, a list of them, or null`);
const headers = z
  .union(
    [z.record(z.string(), values), z.array(z.tuple([z.string(), value]))],
    'headers are written as NAME: VALUE, or as a list of [NAME, VALUE]',
  )
  .describe('In this order. A list of values repeats the field; null leaves out one of ours.');
export type HeadersSpec = z.infer<typeof headers>;

const common = {
  version: z.string().default('HTTP/1.1'),
  headers: headers.default({}),
  chunked: z
    .union([z.literal(true), z.array(z.int().positive()).min(1)], 'chunked is true, or sizes')
    .optional()
    .describe('Sends the body in chunks of these sizes; what is left is one more. true: in one.'),
  extension: z
    .string()
    .optional()
    .describe('Stands behind the size of each chunk, such as ";a=b".'),
  trailers: headers.optional().describe('Fields behind the last chunk.'),
  'line-ending': z.enum(['crlf', 'lf', 'cr']).default('crlf'),
};

/** A request, by the schema of what its body may be. */
export const requestSchema = <Body extends z.ZodType>(body: Body) =>
  z
    .strictObject({
      method: z.string().default('GET'),
      target: z.string().default('/'),
      host: z
        .string()
        .default('127.0.0.1:PORT')
        .describe('The value of Host, if headers give none.'),
      ...common,
      body: body.optional().describe('Content-Length is added, if headers do not frame it.'),
    })
    .refine(...trailersNeedChunks);

/** A response, by the schema of what its body may be. */
export const responseSchema = <Body extends z.ZodType>(body: Body) =>
  z
    .strictObject({
      status: z.union([z.int(), z.string()], 'a status is a number').default(200),
      reason: z
        .union([z.string(), z.null()])
        .optional()
        .describe('The usual one if it is left out; null leaves out the space before it too.'),
      ...common,
      body: body.optional().describe('Content-Length is added, if headers do not frame it.'),
    })
    .refine(...trailersNeedChunks);

const trailersNeedChunks: [(spec: object) => boolean, string] = [
  (spec) => 'chunked' in spec || !('trailers' in spec || 'extension' in spec),
  'trailers and an extension need chunked',
];

export type RequestSpec<Body> = z.infer<ReturnType<typeof requestSchema<z.ZodType<Body>>>>;
export type ResponseSpec<Body> = z.infer<ReturnType<typeof responseSchema<z.ZodType<Body>>>>;
