import type { Payload } from './payload';

/** The folder that a program is given to serve, and what lies beside it. Names are paths. */
export interface DocumentRoot {
  files: ReadonlyMap<string, Payload>;
  /** Symbolic links, by name, with what they lead to; ROOT stands for the folder's own path. */
  links: ReadonlyMap<string, string>;
  /** Files in the folder that holds the root: nobody may get them. */
  outside: ReadonlyMap<string, Payload>;
}

export const EMPTY_ROOT: DocumentRoot = { files: new Map(), links: new Map(), outside: new Map() };

/** Both together; where both have a name, the second has its way. */
export function merged(first: DocumentRoot, second: DocumentRoot): DocumentRoot {
  return {
    files: new Map([...first.files, ...second.files]),
    links: new Map([...first.links, ...second.links]),
    outside: new Map([...first.outside, ...second.outside]),
  };
}
