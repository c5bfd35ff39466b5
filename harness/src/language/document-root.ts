import * as z from 'zod';
import type { DocumentRoot } from '../model/document-root';
import type { Payload } from '../model/payload';
import { bytesSchema, toPayload, type BytesSpec } from './bytes';

const A_NAME = 'a name is a path below the folder, such as sub/a.txt, without "." and ".." in it';
const isBelow = (name: string): boolean =>
  !name.includes('\0') && name.split('/').every((part) => !['', '.', '..'].includes(part));
const nameSchema = z.string().refine(isBelow, A_NAME);
const outsideName = nameSchema.refine(
  (name) => name.split('/')[0] !== 'root',
  'the name "root" beside the root is taken by the root itself',
);

/** The root of a case, or that of all cases of an assignment. */
export const rootSchema = z.strictObject({
  files: z
    .record(nameSchema, bytesSchema)
    .default({})
    .describe('The files below ROOT, by their paths; folders are made as they are needed.'),
  links: z
    .record(nameSchema, z.string().min(1))
    .default({})
    .describe('Symbolic links below ROOT. Where they lead may begin with ROOT, its own path.'),
  outside: z
    .record(outsideName, bytesSchema)
    .default({})
    .describe('Files beside ROOT, which is itself named root: nobody may get them.'),
});
export type RootSpec = z.output<typeof rootSchema>;

export function toRoot(spec: RootSpec, files: ReadonlyMap<string, Uint8Array>): DocumentRoot {
  const made = (named: Readonly<Record<string, BytesSpec>>): Map<string, Payload> =>
    new Map(Object.entries(named).map(([name, bytes]) => [name, toPayload(bytes, files)]));
  return {
    files: made(spec.files),
    links: new Map(Object.entries(spec.links)),
    outside: made(spec.outside),
  };
}
