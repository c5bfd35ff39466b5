import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export type Submission = 'server' | 'crashes' | 'never-listens' | 'never-closes';

/** One of the programs beside this file, in a folder as a student hands it in. */
export function submissionIn(folder: string, root: string, name: Submission): string {
  const dir = join(folder, name);
  mkdirSync(dir, { recursive: true });
  const program = join(root, 'harness', 'bench', 'programs', `${name}.py`);
  copyFileSync(program, join(dir, 'server.py'));
  return dir;
}
