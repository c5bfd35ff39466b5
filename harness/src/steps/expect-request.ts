import * as z from 'zod';
import type { ExpectedMessage } from '../judge/http-expected';
import type { Case } from '../model/case';
import { bodyLength, bodyOf, bodySchema } from './http-body';
import { fieldsOf, fieldsSchema, oneOf, textOf, textSchema } from './http-text';
import { judgeMessage } from './http-waits';
import { verb } from './verb';

const options = z.strictObject({
  method: z.string().min(1).optional(),
  target: textSchema.optional(),
  version: z.enum(['HTTP/1.1', 'HTTP/1.0']).optional(),
  headers: fieldsSchema.optional(),
  body: bodySchema.optional(),
  strict: z
    .literal(true)
    .optional()
    .describe('Flaws that lenient servers survive, such as LF alone, are faults as well.'),
});
const schema = z.union([z.null(), options], {
  error: 'expect-request takes nothing, or a map of method, target, version, headers, body',
});
type RequestSpec = z.output<typeof options>;

export const expectRequest = verb({
  name: 'expect-request',
  group: 'expecting HTTP',
  doc: 'One whole request must come, and be as it is said. What breaks the rules of HTTP so that it can not be understood is a fault always. Bytes behind it are left over.',
  examples: [
    'expect-request',
    'expect-request: {method: GET, target: /a?x=1, headers: {Host: "127.0.0.1:PORT"}, strict: true}',
  ],
  schema,
  onConnection: true,
  moves: (value, theCase) => bodyLength(value?.body, theCase),
  hand: () => [{ do: 'await' }],
  run: (session, value, step) =>
    judgeMessage(session, step, requestOf(value ?? {}, session.theCase, session.port)),
});

function requestOf(spec: RequestSpec, theCase: Case, port: number): ExpectedMessage {
  const { method, target, version, headers, body, strict } = spec;
  return {
    kind: 'request',
    ...(method === undefined ? {} : { method: oneOf([method]) }),
    ...(target === undefined ? {} : { target: textOf(target, port) }),
    ...(version ? { version: oneOf([version]) } : {}),
    fields: fieldsOf(headers ?? {}, port),
    ...(body === undefined ? {} : { body: bodyOf(body, theCase, port) }),
    strict: strict ?? false,
    orClose: false,
    never: [],
  };
}
