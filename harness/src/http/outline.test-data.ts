import type { Deviation } from '../model/http-deviation';
import type { Framing, Head } from '../model/http';
import type { Read, ReadMessage } from './read.test-data';

/** A parse in lines that fit a table: heads, fields, bodies, deviations, the rest. */
export function outline(read: Read): string[] {
  return [
    ...read.messages.flatMap(ofMessage),
    ...read.deviations.map(ofDeviation),
    ...(read.restAt === undefined ? [] : [`rest @${read.restAt} ${shown(read.rest)}`]),
  ];
}

function ofMessage({ head, body, chunks, complete }: ReadMessage): string[] {
  return [
    ofLine(head),
    ...head.fields.map(({ name, value }) => `${name}: ${value}`),
    ...chunks.map(({ size, extension }) => `chunk ${size}${extension}`),
    `${ofFraming(head.framing)} ${shown(body)}${complete ? '' : ' unfinished'}`,
    ...(complete?.trailers ?? []).map(({ name, value }) => `trailer ${name}: ${value}`),
  ];
}

function ofLine({ line }: Head): string {
  return line.kind === 'request'
    ? `${line.method} ${line.target} (${line.form ?? 'no form'}) ${line.version}`
    : `${line.version} ${line.status} '${line.reason}'`;
}

function ofFraming(framing: Framing): string {
  return framing.by === 'content-length' ? `length ${framing.bytes}` : framing.by;
}

function ofDeviation({ severity, code, at, length }: Deviation): string {
  return `${severity} ${code} @${at}+${length}`;
}

function shown(bytes: Buffer): string {
  return `'${bytes.toString('latin1')}'`;
}
