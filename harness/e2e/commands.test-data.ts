import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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

export interface GradeOptions extends CommandOptions {
  flags?: readonly string[];
  /** Where the result goes, from the folder of the run. */
  json?: string;
}

/** `halfclose WORDS...` */
export function halfclose(words: readonly string[], options: CommandOptions = {}): StartedCommand {
  return start('cli/halfclose.cjs', () => words, options);
}

/** `npm test WORDS...`, as npm starts it. */
export function npmTest(words: readonly string[], options: CommandOptions = {}): StartedCommand {
  return start('jest/npm-test.cjs', () => words, options);
}

/** The real npm, which starts a shell that starts Node. */
export function npm(words: readonly string[], root: string): StartedCommand {
  return new StartedCommand(() => ['npm', ...words], { cwd: root });
}

/**
 * `halfclose grade SELECTION FOLDER --json FILE`.
 * @param submission a folder, relative to the checkout, or the files of a new one.
 */
export function grade(
  selection: string,
  submission: string | Files,
  { flags = [], json = 'result.json', ...options }: GradeOptions = {},
): StartedCommand {
  return start(
    'cli/halfclose.cjs',
    (folder) => {
      const dir = typeof submission === 'string' ? submission : handedIn(folder, submission);
      return ['grade', selection, dir, '--json', resolve(folder, json), ...flags];
    },
    options,
  );
}

function start(
  program: string,
  words: (folder: string) => readonly string[],
  { root = ROOT, within = [], ...options }: CommandOptions,
): StartedCommand {
  const command = [...within, process.execPath, join(root, 'harness', program)];
  return new StartedCommand((folder) => [...command, ...words(folder)], { cwd: root, ...options });
}

function handedIn(folder: string, files: Files): string {
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

/** A file of one of the accepted programs of echo-once. */
export function accepted(program: string, file: string): string {
  return readFileSync(join(ROOT, 'fixtures/echo-once/accepted', program, file), 'utf8');
}

/** A right server in Python. */
export const RIGHT_SERVER = accepted('python-simple', 'server.py');
