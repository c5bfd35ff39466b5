import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** All that a person who typed these lines would see, and whether they came to an end. */
export interface Session {
  output: string;
  ended: boolean;
}

/** The longest lines take ten seconds on a machine with nothing else to do. */
const DEADLINE_MS = 30_000;

/**
 * Runs lines in bash, in a copy of a folder beside it; what they leave running is ended with them.
 * @param slowness makes every second of the lines longer, for a machine that is busy.
 */
export async function typeLines(
  lines: readonly string[],
  program: string,
  within: string,
  slowness = 1,
): Promise<Session> {
  const dir = mkdtempSync(join(within, 'typed-'));
  cpSync(program, dir, { recursive: true });
  const slower = [
    `sleep() { command sleep $(($1 * ${slowness})); }`,
    `timeout() { command timeout $(($1 * ${slowness})) "\${@:2}"; }`,
  ];
  const typed = [...(slowness === 1 ? [] : slower), ...lines];
  const shell = spawn('bash', ['-c', typed.join('\n')], {
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
  }, DEADLINE_MS * slowness);
  await once(shell, 'exit');
  clearTimeout(timer);
  endGroup(shell.pid);
  await closed;
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  return { output: output.replaceAll(dir, 'DIR'), ended: shell.signalCode === null };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}
