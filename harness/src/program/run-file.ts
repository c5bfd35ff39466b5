import type { FindingBody } from '../model/finding';
import { allFolders, guessLanguage } from './any-language';
import type { Plan } from './find';
import type { Search } from './search';
import { invalid } from './problem';
import { runnable } from './runnable';
import { readSource } from './sources';

/** A file `run` that is executable, or a script. */
export async function findRunFile(search: Search): Promise<Plan | FindingBody | undefined> {
  const { root, files } = search;
  if (!files.includes('run')) return undefined;
  const path = await allFolders(search);
  const run = await runnable(root, ['./run'], path);
  if ('problem' in run) return invalid(run);
  const [firstLine = ''] = (await readSource(root, 'run')).split('\n', 1);
  const language = guessLanguage(search, firstLine.split(/\s+/));
  return { root, language, entry: 'run', build: [], run, path, env: {} };
}
