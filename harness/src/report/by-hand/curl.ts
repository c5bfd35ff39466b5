import type { FindingCode } from '../../model/finding';
import { isHttpCode } from '../../model/http-finding';
import { lineWords } from '../words/http/lines';
import { quoteWord } from './command-line';
import type { Conversation } from './conversation';
import { AS_BYTES } from './program';

/** In seconds. */
const PATIENCE = 3;

interface Where {
  host: string;
  port: number;
  code: FindingCode;
}

/**
 * The command by which curl sends that request; undefined where it would send another one, or where
 * the fault is in single bytes of the head, which curl doesn't show.
 */
export function curlLine(
  { pieces, end }: Conversation,
  { host, port, code }: Where,
): string | undefined {
  const [only, ...more] = pieces;
  const odd = !isHttpCode(code) || code in lineWords || end === 'half-close' || end === 'reset';
  if (odd || !only || more.length > 0 || only.times > 1 || only.wait > 0) return undefined;
  const request = readRequest(only.bytes);
  if (!request || !request.fields.includes(`Host: ${host}:${port}`)) return undefined;
  const { method, target, fields } = request;
  const words = [
    ...['curl', '-v', '--raw', '--max-time', String(PATIENCE)],
    ...(/\/\.\.?(\/|$)/.test(target) ? ['--path-as-is'] : []),
    ...(method === 'HEAD' ? ['-I'] : method === 'GET' ? [] : ['-X', method]),
    ...fields.filter((field) => !field.startsWith('Host: ')).flatMap((field) => ['-H', field]),
    `http://${host}:${port}${target}`,
  ];
  return words.map(quoteWord).join(' ') + (code === 'http.body' ? AS_BYTES : '');
}

const REQUEST = /^([A-Z]+) (\/[!-~]*) HTTP\/1\.1\r\n((?:[\w-]+: [ -~]*[!-~]\r\n)+)\r\n$/;

/** What curl can send: without a body, and right. */
function readRequest(
  bytes: string,
): { method: string; target: string; fields: string[] } | undefined {
  const [, method, target, fields] = REQUEST.exec(bytes) ?? [];
  if (method === undefined || target === undefined || fields === undefined) return undefined;
  return { method, target, fields: fields.trimEnd().split('\r\n') };
}
