import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './checkout.test-data';
import { StartedCommand, type StartOptions } from './started-command.test-data';

/** The files of a folder; a name that ends in `*` is executable. */
export type Files = Readonly<Record<string, string>>;

export interface CommandOptions extends StartOptions {
  /** The checkout it is run in. */
  root?: string;
  /** Words in front of the command, such as those of unshare. */
  within?: readonly string[];
}

const NODE = process.execPath;

/** `halfclose WORDS...` */
export function halfclose(words: readonly string[], options: CommandOptions = {}): StartedCommand {
  const { root = ROOT, within = [], ...rest } = options;
  const program = join(root, 'harness/cli/halfclose.cjs');
  return new StartedCommand(() => [...within, NODE, program, ...words], { cwd: root, ...rest });
}

/** `npm test WORDS...`, as npm starts it. */
export function npmTest(words: readonly string[], options: CommandOptions = {}): StartedCommand {
  const { root = ROOT, within = [], ...rest } = options;
  const program = join(root, 'harness/jest/npm-test.cjs');
  return new StartedCommand(() => [...within, NODE, program, ...words], { cwd: root, ...rest });
}

/** `halfclose grade SELECTION FOLDER --json FILE`, where `submission` is a folder or its files. */
export function grade(
  selection: string,
  submission: string | Files,
  options: CommandOptions & { flags?: readonly string[]; json?: (folder: string) => string } = {},
): StartedCommand {
  const { root = ROOT, within = [], flags = [], json = resultIn, ...rest } = options;
  const program = join(root, 'harness/cli/halfclose.cjs');
  const words = (folder: string): string[] => {
    const dir = typeof submission === 'string' ? submission : submitted(folder, submission);
    return [...within, NODE, program, 'grade', selection, dir, '--json', json(folder), ...flags];
  };
  return new StartedCommand(words, { cwd: root, ...rest });
}

function resultIn(folder: string): string {
  return join(folder, 'result.json');
}

function submitted(folder: string, files: Files): string {
  const dir = join(folder, 'submission');
  mkdirSync(dir);
  putFiles(dir, files);
  return dir;
}

export function putFiles(dir: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(dir, name.replace(/\*$/, ''));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (name.endsWith('*')) chmodSync(file, 0o755);
  }
}
