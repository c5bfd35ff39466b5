import { Refusal, type Input } from './input';

type Field = { name: string; value: string };

export type Request = {
  method: string;
  target: string;
  version: string;
  fields: Field[];
  body: { count: number; sum: number };
  close: boolean;
};

const LONGEST_HEAD = 65536;

// The characters of a token, RFC 9110 §5.6.2.
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const FIRST_LINE = new RegExp(`^(${TOKEN}) ([!-~]+) (HTTP/(\\d)\\.\\d)$`);
const NAME = new RegExp(`^${TOKEN}$`);

/** Takes exactly one request out of the input; undefined if the client ends instead. */
export async function readRequest(input: Input): Promise<Request | undefined> {
  if (await input.atEnd()) return undefined;

  let first = await input.line(LONGEST_HEAD, '414 URI Too Long');
  // One empty line in front is forgiven, RFC 9112 §2.2.
  if (first === '') first = await input.line(LONGEST_HEAD, '414 URI Too Long');
  const [, method, target, version, major] = FIRST_LINE.exec(first) ?? [];
  if (!method || !target || !version) throw badRequest();
  if (major !== '1') throw new Refusal('505 HTTP Version Not Supported');

  const fields = await readFields(input, LONGEST_HEAD - first.length);
  const hosts = valuesOf(fields, 'host').length;
  if (hosts > 1 || (hosts === 0 && version !== 'HTTP/1.0')) throw badRequest();

  const body = await readBody(input, version, fields);
  const close = version === 'HTTP/1.0' || listOf(fields, 'connection').includes('close');
  return { method, target, version, fields, body, close };
}

/** Header lines, up to and with the empty line. */
async function readFields(input: Input, limit: number): Promise<Field[]> {
  const fields: Field[] = [];
  for (let left = limit; ;) {
    const line = await input.line(left, '431 Request Header Fields Too Large');
    if (line === '') return fields;
    left -= line.length + 2;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    // A space before the colon is refused here, since it belongs to no token.
    if (!NAME.test(name) || hasControls(line)) throw badRequest();
    fields.push({ name: name.toLowerCase(), value: trim(line.slice(colon + 1)) });
  }
}

async function readBody(
  input: Input,
  version: string,
  fields: Field[],
): Promise<{ count: number; sum: number }> {
  const lengths = listOf(fields, 'content-length');
  const codings = listOf(fields, 'transfer-encoding');
  const body = { count: 0, sum: 0 };

  if (codings.length > 0) {
    // Two accounts of one length are an attack, or a mistake: RFC 9112 §6.1 and §6.3.
    if (lengths.length > 0 || version === 'HTTP/1.0') throw badRequest();
    if (codings.join() !== 'chunked') throw new Refusal('501 Not Implemented');
    for (let size = await chunkSize(input); size > 0; size = await chunkSize(input)) {
      await add(input, size, body);
      if ((await input.line(0, '400 Bad Request')) !== '') throw badRequest();
    }
    await readFields(input, LONGEST_HEAD);
  } else if (lengths.length > 0) {
    const [length = '', ...others] = new Set(lengths);
    // At most 15 digits: a number that a double holds exactly.
    if (others.length > 0 || !/^\d{1,15}$/.test(length)) throw badRequest();
    await add(input, Number(length), body);
  }
  return body;
}

/** The size in front of a chunk, without extensions. */
async function chunkSize(input: Input): Promise<number> {
  const line = await input.line(LONGEST_HEAD, '400 Bad Request');
  const size = /^([0-9a-f]{1,12})[ \t]*(?:;|$)/i.exec(line)?.[1];
  if (!size) throw badRequest();
  return Number.parseInt(size, 16);
}

async function add(input: Input, count: number, body: { count: number; sum: number }) {
  for await (const piece of input.bytes(count)) {
    body.count += piece.length;
    for (const byte of piece) body.sum += byte;
    body.sum %= 65536;
  }
}

const badRequest = () => new Refusal('400 Bad Request');

const valuesOf = (fields: Field[], name: string) =>
  fields.filter((field) => field.name === name).map((field) => field.value);

/** The members of a list, over all lines of that name. */
const listOf = (fields: Field[], name: string) =>
  valuesOf(fields, name).flatMap((value) => value.split(',').map((one) => trim(one).toLowerCase()));

/** Without the spaces and tabs at both ends; String.trim takes more than those. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && ' \t'.includes(text.charAt(start))) start++;
  while (end > start && ' \t'.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

const hasControls = (line: string) => /[\0-\x08\x0a-\x1f\x7f]/.test(line);
