import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The languages that an assignment has a starter in. */
export function languagesOf(root: string, slug: string): string[] {
  const folder = starterFolder(root, slug);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

export function starterFolder(root: string, slug: string, language = ''): string {
  return join(root, 'assignments', slug, 'starter', language);
}
