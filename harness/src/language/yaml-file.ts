import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { Position } from '../model/case';
import { aliasFaults, MOST_ALIASES } from './yaml/aliases';
import { syntaxFaults } from './yaml/faults';
import type { Problem } from './problem';

type Path = readonly PropertyKey[];

/** A YAML file as plain data, with the place of every part of it. */
export interface YamlFile {
  file: string;
  source: string;
  data: unknown;
  /** The place of the value at `path`, or of the nearest thing around it that exists. */
  valueAt(path: Path): Position;
  /** The place of the key that `path` ends in. */
  keyAt(path: Path): Position;
  /** A value that is no text, such as 007 or True, as it was written. */
  written(path: Path): string | undefined;
  problem(at: Position, message: string): Problem;
}

/** Reads YAML 1.2. Whatever keeps it from being read comes back as problems; it never throws. */
export function readYaml(text: string, file: string): YamlFile | Problem[] {
  const source = text.replace(/^\uFEFF/, '');
  const document = parseDocument(source, {
    prettyErrors: false,
    stringKeys: true,
    keepSourceTokens: true,
    logLevel: 'error',
  });
  const place = placesIn(source);
  const problem = (at: Position, message: string): Problem => ({ file, at, message, source });
  const syntax = syntaxFaults(document, source);
  const faults = syntax.length > 0 ? syntax : aliasFaults(document, source);
  if (faults.length > 0) return faults.map(({ at, message }) => problem(place(at), message));
  return {
    file,
    source,
    data: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown,
    valueAt: (path) => place(offsetOf(document, path, 'value')),
    keyAt: (path) => place(offsetOf(document, path, 'key')),
    written(path) {
      const node = path.length > 0 ? document.getIn(path, true) : document.contents;
      return isScalar(node) && typeof node.value !== 'string' ? node.source : undefined;
    },
    problem,
  };
}

/** The library's own count of lines misses those that a broken quote has swallowed. */
function placesIn(source: string): (offset: number) => Position {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let line = starts.length;
    for (let low = 0; low + 1 < line;) {
      const middle = (low + line) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else line = middle;
    }
    return { line, column: offset - starts[line - 1]! + 1 };
  };
}

function offsetOf(document: Document, path: Path, side: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === part);
      if (!pair) return offset;
      const key = startOf(pair.key);
      if (last && side === 'key') return key ?? offset;
      node = pair.value;
      offset = startOf(node) ?? key ?? offset;
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return (node.range as [number, number, number] | null | undefined)?.[0];
}
