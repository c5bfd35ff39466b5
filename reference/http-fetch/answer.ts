import type { Input } from './input';

export type Head = { code: number; fields: { name: string; value: string }[] };

const LONGEST_LINE = 65536;
const MOST_FIELDS = 1000;

/** The head of the final answer: those whose code begins with 1 are not the one. */
export async function readHead(input: Input): Promise<Head> {
  for (;;) {
    const first = await input.line(LONGEST_LINE);
    const code = Number(/^HTTP\/1\.[01] ([1-9]\d\d)(?: |$)/.exec(first)?.[1]);
    if (!code) throw new Error('what the server sent is not HTTP');
    const fields = await readFields(input);
    if (code >= 200) return { code, fields };
  }
}

/** Header or trailer lines, up to and with the empty line. */
async function readFields(input: Input): Promise<Head['fields']> {
  const fields: Head['fields'] = [];
  for (let line = await input.line(LONGEST_LINE); line; line = await input.line(LONGEST_LINE)) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error('a header line has no name');
    if (fields.length === MOST_FIELDS) throw new Error('the head has no end');
    fields.push({ name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() });
  }
  return fields;
}

/** The body in pieces. The head says where it ends, in the order of RFC 9112 §6.3. */
export async function* readBody(input: Input, head: Head): AsyncGenerator<Buffer> {
  const codings = listOf(head, 'transfer-encoding');
  const [length, ...others] = new Set(listOf(head, 'content-length'));

  if (head.code === 204 || head.code === 304) return;
  if (codings.length > 0) {
    if (codings.join().toLowerCase() !== 'chunked')
      throw new Error(`unknown coding ${codings.join()}`);
    yield* readChunks(input);
  } else if (length !== undefined) {
    if (others.length > 0 || !/^\d{1,15}$/.test(length)) throw new Error('bad Content-Length');
    yield* input.bytes(Number(length));
  } else {
    yield* input.untilEnd();
  }
}

async function* readChunks(input: Input): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await input.line(LONGEST_LINE);
    const size = /^([0-9a-f]{1,12})[ \t]*(?:;|$)/i.exec(line)?.[1];
    if (!size) throw new Error('a chunk has no size');
    if (/^0+$/.test(size)) break;
    yield* input.bytes(Number.parseInt(size, 16));
    if ((await input.line(LONGEST_LINE)) !== '') throw new Error('a chunk is longer than its size');
  }
  await readFields(input);
}

const listOf = (head: Head, name: string) =>
  head.fields
    .filter((field) => field.name === name)
    .flatMap((field) => field.value.split(',').map((one) => one.trim()));
