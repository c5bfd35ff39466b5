import * as z from 'zod';
import { requestSchema, responseSchema } from '../http/message-schema';
import { joined, literal, repeated, text, type Payload } from '../model/payload';
import { UNKNOWN_PORT } from '../model/port-name';
import { random } from '../model/random-payload';
import { httpPayload } from './http-bytes';
import { PUT_IT_IN_QUOTES } from './issue-words';
import { sizeSchema } from './quantity';

/** In a repetition it may be a variable, whose value comes as text. */
const variable = z
  .string()
  .regex(/^(\d+|\{[a-z]\})$/)
  .transform(Number)
  .refine((value) => Number.isInteger(value), 'no repetition around this step has that variable');
const seed = z
  .union([z.int().nonnegative(), variable], 'a seed is a whole number')
  .describe('The same seed makes the same bytes.');
const forms = {
  hex: z.strictObject({
    hex: z.string().regex(/^([0-9a-fA-F]{2}[ \n]*)*$/, 'hex is pairs of 0-9 a-f'),
  }),
  base64: z.strictObject({ base64: z.base64() }),
  repeat: z.strictObject({
    repeat: z.string().min(1),
    times: z
      .int()
      .positive()
      .max(64 << 20),
  }),
  random: z.strictObject({
    random: sizeSchema,
    seed,
    as: z
      .enum(['bytes', 'text'])
      .default('bytes')
      .describe('text is printable, without line ends.'),
  }),
  file: z.strictObject({
    file: z.string().regex(/^[\w][\w.-]*$/, 'a payload file is a plain name in payloads/'),
  }),
  lines: z.strictObject({ lines: z.array(z.string()).min(1).describe('Each ends in CR LF.') }),
};

const FORMS =
  'a text, or one of {hex}, {base64}, {repeat, times}, {random, seed}, {file}, {lines}, {request}, {response}';
export const BYTES_ARE = `bytes are ${FORMS}, {join}`;
const told =
  (otherwise: string) =>
  ({ input }: { input?: unknown }): string =>
    typeof input === 'number' || typeof input === 'boolean'
      ? `bytes are a text: ${PUT_IT_IN_QUOTES}`
      : otherwise;

const plain = [z.string(), ...Object.values(forms)] as const;
/** What a message of HTTP holds is no other message. */
const content = z
  .union([...plain, z.strictObject({ join: z.array(z.union(plain)).min(1) })], {
    error: told('a body is bytes, but no {request} and no {response}'),
  })
  .meta({ id: 'content' });
type Content = z.output<typeof content>;
const messages = {
  request: z.strictObject({ request: requestSchema(content) }),
  response: z.strictObject({ response: responseSchema(content) }),
};

/** A join holds every form but another join: one level is all that a case needs. */
const simple = z
  .union([...plain, ...Object.values(messages)], {
    error: told(`a part of a join is ${FORMS}`),
  })
  .meta({ id: 'part' });
const join = z.strictObject({ join: z.array(simple).min(1) });
export const bytesSchema = z
  .union([...plain, ...Object.values(messages), join], {
    error: told(BYTES_ARE),
  })
  .meta({
    id: 'bytes',
    description: 'Bytes: a text (UTF-8), or a generator such as {repeat: A, times: 5000}.',
  });
export type BytesSpec = z.infer<typeof bytesSchema>;

/**
 * Makes the bytes.
 * @param files the case's payload files.
 * @param port takes the place of PORT in the fields of HTTP messages, such as their Host.
 */
export function toPayload(
  spec: BytesSpec,
  files: ReadonlyMap<string, Uint8Array>,
  port: string | number = UNKNOWN_PORT,
): Payload {
  if (typeof spec === 'string') return text(spec);
  if ('hex' in spec) return literal(Buffer.from(spec.hex.replace(/\s/g, ''), 'hex'));
  if ('base64' in spec) return literal(Buffer.from(spec.base64, 'base64'));
  if ('repeat' in spec) return repeated(Buffer.from(spec.repeat), spec.times);
  if ('random' in spec) return random(spec.random, spec.seed, spec.as);
  if ('lines' in spec) return text(spec.lines.map((line) => `${line}\r\n`).join(''));
  if ('file' in spec) return literal(files.get(spec.file) ?? new Uint8Array());
  if ('join' in spec) return joined(spec.join.map((part) => toPayload(part, files, port)));
  return httpPayload<z.ZodType<Content>>(spec, port, (body) => toPayload(body, files, port));
}
