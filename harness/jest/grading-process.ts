import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How much Jest indents a failure's message. */
const INDENT = 4;

export interface GradingProcess {
  socket: string;
  /** Resolves when it has ended. */
  ended: Promise<void>;
  /** Set when it has told everything. */
  exitCode?: number;
  /** Ends it, by the end of its input, if it has not ended by itself. */
  stop(): Promise<void>;
}

declare global {
  // One slot on the process's own global: setup, teardown and `npm test` share nothing else.
  var halfcloseGrading: GradingProcess | undefined;
}

/** Starts the grading process; it grades at once, and ends with us, since its input then ends. */
export async function startGrading(root: string): Promise<GradingProcess> {
  const { bundle } = createRequire(join(root, 'package.json'))('./harness/cli/build.cjs') as {
    bundle: () => string;
  };
  bundle();
  const folder = mkdtempSync(join(tmpdir(), 'halfclose-feed-'));
  const socket = join(folder, 'socket');
  const { columns } = process.stdout;
  const child = spawn(
    process.execPath,
    [
      join(root, 'harness', 'cli', 'halfclose.cjs'),
      'feed',
      ...(process.env['HALFCLOSE_SELECT'] ?? '').split(' ').filter((word) => word !== ''),
      ...['--socket', socket, '--width', String(Math.max(80, columns ?? 80) - INDENT)],
      ...(process.stdout.isTTY ? ['--terminal'] : []),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit').then(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const listens = once(child.stdout, 'data').then(() => true);
  const ready = await Promise.race([listens, ended.then(() => false)]);
  if (!ready) process.exit(child.exitCode ?? 3);
  return {
    socket,
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
