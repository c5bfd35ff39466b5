import type * as z from 'zod';
import type { requestSchema, responseSchema, HeadersSpec } from '../http/message-schema';
import { requestPayload } from '../http/request-payload';
import { responsePayload } from '../http/response-payload';
import type { Payload } from '../model/payload';
import { withPort } from '../model/port-name';

type Request<Body extends z.ZodType> = z.output<ReturnType<typeof requestSchema<Body>>>;
type Response<Body extends z.ZodType> = z.output<ReturnType<typeof responseSchema<Body>>>;

/**
 * The bytes of a request or a response. In targets and fields PORT stands for the case's port.
 * @param make makes the bytes of a body.
 */
export function httpPayload<Body extends z.ZodType>(
  spec: { request: Request<Body> } | { response: Response<Body> },
  port: string | number,
  make: (body: z.output<Body>) => Payload,
): Payload {
  if ('request' in spec) {
    const { body, headers, host, target, ...rest } = spec.request;
    return requestPayload({
      ...rest,
      host: withPort(host, port),
      target: withPort(target, port),
      headers: filled(headers, port),
      ...(body === undefined ? {} : { body: make(body) }),
    });
  }
  const { body, headers, ...rest } = spec.response;
  return responsePayload({
    ...rest,
    headers: filled(headers, port),
    ...(body === undefined ? {} : { body: make(body) }),
  });
}

type Line = [name: string, value: string | number];

function filled(headers: HeadersSpec, port: string | number): HeadersSpec {
  const fill = <T>(value: T): T =>
    typeof value === 'string' ? (withPort(value, port) as T) : value;
  if (Array.isArray(headers)) return headers.map(([name, value]): Line => [name, fill(value)]);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(fill) : fill(value),
    ]),
  );
}
