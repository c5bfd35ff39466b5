import type { Field, Framing, Head } from '../model/http';
import type { Deviation } from '../model/http-deviation';
import type { Chunk, HttpEvent } from './event';
import { HttpParser } from './parser';
import type { ParserOptions } from './parser-options';

export interface ReadMessage {
  head: Head;
  body: Buffer;
  chunks: Chunk[];
  /** Absent as long as the message is not complete. */
  complete?: { framing: Framing; at: number; length: number; trailers: readonly Field[] };
}

export interface Read {
  messages: ReadMessage[];
  deviations: Deviation[];
  rest: Buffer;
  restAt: number | undefined;
}

/** All that a parser tells of these pieces, with neighbouring bytes joined. */
export function readAll(
  pieces: readonly Uint8Array[],
  options: ParserOptions,
  end?: 'fin' | 'rst',
): Read {
  const parser = new HttpParser(options);
  const events = pieces.flatMap((piece) => parser.push(piece));
  if (end) events.push(...parser.end(end));
  return gather(events);
}

function gather(events: readonly HttpEvent[]): Read {
  const read: Read = { messages: [], deviations: [], rest: Buffer.alloc(0), restAt: undefined };
  const bodies: Uint8Array[][] = [];
  const rest: Uint8Array[] = [];
  for (const event of events) {
    const message = read.messages.at(-1);
    if (event.kind === 'head') {
      read.messages.push({ head: event.head, body: Buffer.alloc(0), chunks: [] });
      bodies.push([]);
    } else if (event.kind === 'body') bodies.at(-1)!.push(event.bytes);
    else if (event.kind === 'chunk') message!.chunks.push(event.chunk);
    else if (event.kind === 'complete') message!.complete = event.message;
    else if (event.kind === 'deviation') read.deviations.push(event.deviation);
    else {
      rest.push(event.bytes);
      read.restAt ??= event.at;
    }
  }
  read.messages.forEach((message, index) => (message.body = Buffer.concat(bodies[index]!)));
  read.rest = Buffer.concat(rest);
  return read;
}
