import * as z from 'zod';
import type { ExpectedMessage, ExpectedText } from '../judge/http-expected';
import { bytesSchema, toPayload } from '../language/bytes';
import type { Case } from '../model/case';
import { bodyLength, bodyOf, bodySchema } from './http-body';
import { fieldsOf, fieldsSchema, oneOf, textOf, textSchema } from './http-text';
import { judgeMessage } from './http-waits';
import { verb } from './verb';

const A_STATUS = 'a status is a number, such as 200, a class, such as 4xx, or a list of them';
const oneStatus = z.union(
  [z.int(A_STATUS).min(100, A_STATUS).max(599, A_STATUS), z.string().regex(/^[1-5]xx$/, A_STATUS)],
  A_STATUS,
);
const statusSchema = z.union([oneStatus, z.array(oneStatus).min(1, A_STATUS)], A_STATUS);

const options = z.strictObject({
  status: statusSchema.optional(),
  reason: textSchema.optional(),
  version: z.enum(['HTTP/1.1', 'HTTP/1.0']).optional(),
  headers: fieldsSchema.optional(),
  'ends-by': z
    .enum(['content-length', 'chunked', 'close'])
    .optional()
    .describe('How the end of the body is told. Without it, any way is right.'),
  body: bodySchema.optional(),
  strict: z
    .literal(true)
    .optional()
    .describe('Flaws that lenient clients survive, such as LF alone, are faults as well.'),
  to: z.enum(['HEAD']).optional().describe('The method that it answers: HEAD has no body.'),
  'or-close': z
    .literal(true)
    .optional()
    .describe('The end of the connection, without a byte, is right as well.'),
  never: z
    .union([bytesSchema, z.array(bytesSchema).min(1)])
    .optional()
    .describe('Bytes that may not occur anywhere in what comes.'),
  then: z
    .enum(['anything'])
    .optional()
    .describe('What comes behind it on this connection is not judged.'),
});
const schema = z.union([statusSchema, options], {
  error: 'expect-response takes a status, such as 200, or a map of what is due',
});
type ResponseSpec = z.output<typeof options>;

export const expectResponse = verb({
  name: 'expect-response',
  group: 'expecting HTTP',
  doc: 'One whole response must come, interim ones (1xx) before it or not, and be as it is said. What breaks the rules of HTTP so that it can not be understood is a fault always. Bytes behind it are left over.',
  examples: [
    'expect-response: 200',
    'expect-response: {status: 200, headers: {Content-Type: {matches: ^text/html}}, body: "hello\\n"}',
    'expect-response: {status: [3xx, 4xx], or-close: true, never: "top secret"}',
  ],
  schema,
  onConnection: true,
  moves: (value, theCase) => bodyLength(optionsOf(value).body, theCase),
  hand: () => [{ do: 'await' }],
  async run(session, value, step) {
    const { peer } = session.connections.of(step);
    const spec = optionsOf(value);
    const expected = responseOf(spec, session.theCase, session.port);
    const outcome = await judgeMessage(session, step, expected);
    if (spec.then && outcome.kind === 'met') {
      peer.inbox.discards = true;
      peer.consume(peer.inbox.length);
    }
    return outcome;
  },
});

function optionsOf(value: z.output<typeof schema>): ResponseSpec {
  return typeof value === 'object' && !Array.isArray(value) ? value : { status: value };
}

function responseOf(spec: ResponseSpec, theCase: Case, port: number): ExpectedMessage {
  const { status, reason, version, headers, body, never, to, strict } = spec;
  const framing = spec['ends-by'] === 'close' ? 'until-close' : spec['ends-by'];
  const secrets = never === undefined ? [] : [never].flat();
  return {
    kind: 'response',
    ...(status === undefined ? {} : { status: statusOf([status].flat()) }),
    ...(reason === undefined ? {} : { reason: textOf(reason, port) }),
    ...(version ? { version: oneOf([version]) } : {}),
    fields: fieldsOf(headers ?? {}, port),
    ...(framing ? { framing } : {}),
    ...(body === undefined ? {} : { body: bodyOf(body, theCase, port) }),
    strict: strict ?? false,
    ...(to ? { to } : {}),
    orClose: spec['or-close'] ?? false,
    never: secrets.map((bytes) => {
      const payload = toPayload(bytes, theCase.files, port);
      return payload.read(0, payload.length);
    }),
  };
}

function statusOf(due: readonly (number | string)[]): ExpectedText {
  const values = due.map(String);
  const fits = (status: string, one: string): boolean =>
    one.endsWith('xx') ? status.startsWith(one.charAt(0)) : status === one;
  return {
    is: (status) => values.some((one) => fits(status, one)),
    due: { how: 'is', values },
  };
}
