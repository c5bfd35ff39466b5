import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** No tool needs as long; one that hangs must not hold up whoever waits for the check. */
const LONGEST_MS = 20 * 60_000;

/**
 * Runs one of the development tools of node_modules, and collects what it prints. One that does
 * not end is killed: its code is null, and the last line of its output says so.
 */
export function runTool(
  root: string,
  script: string,
  words: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...words], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = (): boolean => child.kill();
    process.once('exit', end);
    let output = '';
    const limit = setTimeout(() => {
      output += `\n${script} did not end within ${LONGEST_MS / 60_000} minutes and was killed`;
      child.kill('SIGKILL');
    }, LONGEST_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(limit);
      process.off('exit', end);
      resolve({ code, output });
    });
  });
}
