import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Programs that stand in for many, choosing by the name under which they were called. */
const STAND_INS = new Set(['asdf', 'mise', 'rustup', 'snap', 'volta-shim']);

/** Files and variables by which version managers let users choose. */
const LOCAL_CHOICES = [
  '.go-version',
  '.java-version',
  '.python-version',
  '.tool-versions',
  'mise.toml',
  'rust-toolchain',
  'rust-toolchain.toml',
];
const GLOBAL_CHOICES = ['.config/mise/config.toml', '.rustup/settings.toml', '.tool-versions'];
const VARIABLES = /^(ASDF|GOENV|GOROOT|GOTOOLCHAIN|JAVA_HOME|JENV|MISE|PYENV|RUSTUP)/;

export async function isShim(file: string): Promise<boolean> {
  if (basename(dirname(file)) === 'shims') return true;
  // Apple's python3 looks for the developer tools at every start.
  if (process.platform === 'darwin' && file === '/usr/bin/python3') return true;
  if (STAND_INS.has(basename(await realpath(file)))) return true;
  // Older rustups are hard links of one file.
  const rustup = await stamp(join(dirname(file), 'rustup'));
  return rustup !== undefined && rustup === (await stamp(file));
}

/** Everything that the answer of a shim depends on. */
export async function choiceOf(shim: string, env: NodeJS.ProcessEnv, cwd: string) {
  const files = [shim, join(dirname(dirname(shim)), 'version')];
  files.push(...GLOBAL_CHOICES.map((name) => join(env['HOME'] ?? homedir(), name)));
  if (env['PYENV_ROOT']) files.push(join(env['PYENV_ROOT'], 'version'));
  if (env['RUSTUP_HOME']) files.push(join(env['RUSTUP_HOME'], 'settings.toml'));
  for (let dir = cwd; ; dir = dirname(dir)) {
    files.push(...LOCAL_CHOICES.map((name) => join(dir, name)));
    if (dir === dirname(dir)) break;
  }
  const stamps = await Promise.all(files.map(async (file) => [file, await stamp(file)]));
  return {
    files: stamps.filter(([, value]) => value !== undefined),
    variables: Object.entries(env)
      .filter(([name]) => VARIABLES.test(name))
      .sort(),
  };
}

async function stamp(file: string): Promise<string | undefined> {
  try {
    const { ino, mtimeMs, size } = await stat(file);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return undefined;
  }
}

interface Question {
  tool?: string;
  args: string[];
  answer(output: string): string;
}
const JAVA_HOME = (output: string) => /^\s*java\.home = (.+)$/m.exec(output)?.[1] ?? '';
const PYTHON: Question = {
  args: ['-c', 'import sys; print(sys.executable)'],
  answer: (path) => path,
};
const QUESTIONS: Readonly<Record<string, Question>> = {
  python: PYTHON,
  python3: PYTHON,
  rustc: { args: ['--print', 'sysroot'], answer: (root) => join(root, 'bin/rustc') },
  cargo: { tool: 'rustc', args: ['--print', 'sysroot'], answer: (root) => join(root, 'bin/cargo') },
  go: { args: ['env', 'GOROOT'], answer: (root) => join(root, 'bin/go') },
  java: {
    args: ['-XshowSettings:properties', '-version'],
    answer: (output) => join(JAVA_HOME(output), 'bin/java'),
  },
  javac: {
    args: ['-J-XshowSettings:properties', '-version'],
    answer: (output) => join(JAVA_HOME(output), 'bin/javac'),
  },
};

/** The program that a shim would run; undefined if it has none, or can't be asked. */
export async function askShim(
  tool: string,
  shim: string,
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<string | undefined> {
  const question = QUESTIONS[tool];
  if (!question) return undefined;
  const over = new AbortController();
  const end = (): void => over.abort();
  // On a busy machine a shim thinks for seconds; nobody waits for it when we are gone.
  process.once('exit', end);
  try {
    const asked = join(dirname(shim), question.tool ?? tool);
    const options = { cwd, env, timeout: 10_000, signal: over.signal };
    const { stdout, stderr } = await promisify(execFile)(asked, question.args, options);
    const path = question.answer((stdout || stderr).trim());
    return (await stat(path)).isFile() && !(await isShim(path)) ? path : undefined;
  } catch {
    return undefined;
  } finally {
    process.off('exit', end);
  }
}
