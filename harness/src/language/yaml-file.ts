import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Position } from '../model/case';
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
  problem(at: Position, message: string): Problem;
}

/** Reads YAML 1.2; syntax errors, tabs and duplicate keys come back as problems. */
export function readYaml(source: string, file: string): YamlFile | Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = (at: Position, message: string): Problem => ({ file, at, message, source });
  if (document.errors.length > 0) {
    return document.errors.map((error) => problem(place(error.pos[0]), reword(error)));
  }
  return {
    file,
    source,
    data: document.toJS({ maxAliasCount: 20 }) as unknown,
    valueAt: (path) => place(offsetOf(document, path, 'value')),
    keyAt: (path) => place(offsetOf(document, path, 'key')),
    problem,
  };
}

function reword(error: { code: string; message: string }): string {
  if (error.code === 'TAB_AS_INDENT') return 'a tab indents this line; YAML wants spaces';
  if (error.code === 'DUPLICATE_KEY') return 'this key stands twice in the same map';
  const first = error.message.split('\n')[0] ?? error.message;
  return `this is not YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
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
