import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';

/** All that a person who typed these lines would see, and whether they came to an end. */
export interface Session {
  output: string;
  ended: boolean;
}

/** The longest lines take ten seconds on a machine with nothing else to do. */
const DEADLINE_MS = 30_000;
const COMPILERS: Readonly<Record<string, (file: string) => [string, string[]]>> = {
  '.c': (file) => ['cc', ['-O1', '-pthread', '-o', parse(file).name, file]],
  '.java': (file) => ['javac', ['-d', '.', file]],
};

/** A folder for copies of programs. */
export function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'e2e-by-hand-')));
}

/** A copy of a program's folder, compiled as the program's author would do it. */
export async function compiledCopy(from: string, folder: string): Promise<string> {
  const copy = mkdtempSync(join(folder, 'program-'));
  cpSync(from, copy, { recursive: true });
  for (const file of readdirSync(copy)) {
    const compiler = COMPILERS[parse(file).ext];
    if (compiler) await promisify(execFile)(...compiler(file), { cwd: copy });
  }
  return copy;
}

/** Runs lines in bash, in a copy of a folder; what they leave running is ended with them. */
export async function typeLines(lines: readonly string[], program: string): Promise<Session> {
  const dir = mkdtempSync(`${program}-`);
  cpSync(program, dir, { recursive: true });
  const shell = spawn('bash', ['-c', lines.join('\n')], {
    cwd: dir,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const closed = once(shell, 'close');
  const timer = setTimeout(() => {
    endGroup(shell.pid);
  }, DEADLINE_MS);
  await once(shell, 'exit');
  clearTimeout(timer);
  endGroup(shell.pid);
  await closed;
  rmSync(dir, { recursive: true, force: true });
  return { output: output.replaceAll(dir, 'DIR'), ended: shell.signalCode === null };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}
