import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function version(root: string): string {
  const { version: written } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return written;
}
