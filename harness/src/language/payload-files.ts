import type { Position } from '../model/case';
import { didYouMean } from './nearest';
import type { Problem } from './problem';
import { quoted } from './quoted';
import type { YamlFile } from './yaml-file';

/** The payload files of an assignment. */
export interface Payloads {
  names: readonly string[];
  /** The bytes of one, or undefined if there is none of that name. */
  read: (name: string) => Uint8Array | undefined;
}

/** The payload files that a YAML file names. */
export class NamedFiles {
  readonly files = new Map<string, Uint8Array>();
  readonly problems: Problem[] = [];
  readonly #missing = new Set<string>();

  constructor(
    readonly yaml: YamlFile,
    readonly payloads: Payloads,
  ) {}

  /** Those that stand in the file itself, each with its place. */
  readAll(): void {
    forEachFile(this.yaml.data, [], (name, path) => {
      this.read(name, () => this.yaml.valueAt(path));
    });
  }

  /** Those in a value that was made of it. */
  readIn(value: unknown, at: Position): void {
    forEachFile(value, [], (name) => {
      if (!this.files.has(name) && !this.#missing.has(name)) this.read(name, () => at);
    });
  }

  read(name: string, at: () => Position): void {
    // What is no plain name is the schema's to refuse; nothing outside payloads/ is looked at.
    if (!/^\w[\w.-]*$/.test(name)) return;
    const bytes = this.payloads.read(name);
    if (bytes) {
      this.files.set(name, bytes);
      return;
    }
    this.#missing.add(name);
    const message = `there is no payload file ${quoted(name)}${didYouMean(name, this.payloads.names)}`;
    this.problems.push(this.yaml.problem(at(), message));
  }
}

function forEachFile(
  node: unknown,
  path: PropertyKey[],
  visit: (name: string, path: PropertyKey[]) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  const names = Object.keys(node);
  if (
    !Array.isArray(node) &&
    names.length === 1 &&
    'file' in node &&
    typeof node.file === 'string'
  ) {
    visit(node.file, [...path, 'file']);
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    forEachFile(value, [...path, Array.isArray(node) ? Number(key) : key], visit);
  }
}
