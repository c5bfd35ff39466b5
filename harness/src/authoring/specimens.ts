import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A program that is graded: right by definition, right by intent, wrong on purpose, a stranger's. */
export interface Specimen {
  kind: 'reference' | 'accepted' | 'mutant' | 'real';
  /** `reference`, `accepted/<name>` or `mutants/<name>`; a stranger's own. */
  name: string;
  slug: string;
  /** Relative to the root. */
  folder: string;
}

export function listSpecimens(root: string, slug: string): Specimen[] {
  return [
    { kind: 'reference', name: 'reference', slug, folder: `reference/${slug}` },
    ...inFolder(root, slug, 'accepted', 'accepted'),
    ...inFolder(root, slug, 'mutants', 'mutant'),
  ];
}

function inFolder(root: string, slug: string, place: string, kind: Specimen['kind']): Specimen[] {
  const folder = `fixtures/${slug}/${place}`;
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ kind, name: `${place}/${name}`, slug, folder: `${folder}/${name}` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
