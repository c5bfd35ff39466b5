import type { ParserOptions } from './parser-options';

/** What of a message both parsers tell. */
export interface Told {
  start: string;
  fields: [name: string, value: string][];
  body: string;
  complete: boolean;
}

interface NodeParser {
  initialize(type: number, resource: object, maxHeaderSize: number, lenient: number): void;
  execute(bytes: Buffer): number | (Error & { code: string; reason: string });
  finish(): undefined | (Error & { code: string; reason: string });
  close(): void;
  [callback: number]: (...values: never[]) => number | void;
}
interface NodeParserClass {
  new (): NodeParser;
  readonly [constant: string]: number;
}

/** Node's own parser, as its HTTP server and client use it: no lenient flag is set. */
const { HTTPParser, methods } = process.getBuiltinModule('_http_common') as unknown as {
  HTTPParser: NodeParserClass;
  methods: readonly string[];
};
export const METHODS = methods;

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export function readByLlhttp(
  bytes: Buffer,
  options: ParserOptions,
  end?: 'fin' | 'rst',
): { error: string | undefined; messages: Told[] } {
  const parser = new HTTPParser();
  const isRequest = options.kind === 'request';
  const { REQUEST, RESPONSE, kLenientNone } = HTTPParser;
  parser.initialize((isRequest ? REQUEST : RESPONSE)!, {}, 1 << 20, kLenientNone!);
  const messages: Told[] = [];
  let early: string[] = [];
  let earlyUrl = '';
  let inHead = false;
  let finals = 0;
  parser[HTTPParser['kOnMessageBegin']!] = () => {
    early = [];
    earlyUrl = '';
    inHead = true;
  };
  // Many fields come before the head is complete; trailers come here as well.
  parser[HTTPParser['kOnHeaders']!] = (flat: string[], url: string) => {
    if (!inHead) return;
    early.push(...flat);
    earlyUrl += url;
  };
  parser[HTTPParser['kOnHeadersComplete']!] = (
    major: number,
    minor: number,
    flat: string[] | undefined,
    method: number | undefined,
    url: string | undefined,
    status: number,
    reason: string,
  ) => {
    const version = `HTTP/${major}.${minor}`;
    const start = isRequest
      ? `${methods[method!]} ${url ?? earlyUrl} ${version}`
      : `${version} ${status} ${reason}`;
    messages.push({ start, fields: pairs([...early, ...(flat ?? [])]), body: '', complete: false });
    inHead = false;
    const answered = options.methods?.[finals];
    if (isRequest || status >= 200) finals += 1;
    return !isRequest && answered === 'HEAD' ? 1 : 0;
  };
  parser[HTTPParser['kOnBody']!] = (some: Buffer) => void (messages.at(-1)!.body += decode(some));
  parser[HTTPParser['kOnMessageComplete']!] = () => void (messages.at(-1)!.complete = true);
  let result: ReturnType<NodeParser['execute' | 'finish']> = parser.execute(bytes);
  const upgraded = typeof result === 'number' && result < bytes.length;
  if (typeof result === 'number' && end && !upgraded) result = parser.finish();
  parser.close();
  const error = typeof result === 'object' ? `${result.code}: ${result.reason}` : undefined;
  return { error: error ?? (upgraded ? 'upgrade' : undefined), messages };
}

function pairs(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [
    flat[2 * index]!,
    flat[2 * index + 1]!,
  ]);
}
