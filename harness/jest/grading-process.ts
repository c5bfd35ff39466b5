import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** How much Jest indents a failure's message. */
const INDENT = 4;

export interface GradingProcess {
  /** The path of its socket, when it can be talked to; its exit code if it has ended before. */
  ready: Promise<string | number | null>;
  /** Set once it can be talked to. */
  socket?: string;
  /** The file that holds the result, once it is known. */
  resultPath?: string;
  /** Set when it has told everything. */
  exitCode?: number;
  /** Are we the ones who end it? */
  stopping: boolean;
  /** Ends it, by the end of its input, if it has not ended by itself. */
  stop(): Promise<void>;
}

declare global {
  // One slot on the process's own global: setup, teardown and `npm test` share nothing else.
  var halfcloseGrading: GradingProcess | undefined;
}

/** Where its reader is told that it will hear no more. */
export function lostText({ resultPath }: GradingProcess): string {
  const see = resultPath === undefined ? '' : `; what it knew is in ${resultPath}`;
  return `\nThe grading process ended before it was done${see}\n`;
}

/** Starts the grading process; it grades at once, and ends with us, since its input then ends. */
export function startGrading(root: string): GradingProcess {
  const { columns } = process.stdout;
  const child = spawn(
    process.execPath,
    [
      ...[join(root, 'harness', 'cli', 'halfclose.cjs'), 'feed'],
      ...['--width', String(Math.max(80, columns ?? 80) - INDENT)],
      ...(process.stdout.isTTY ? ['--terminal'] : []),
      ...['--', ...(JSON.parse(process.env['HALFCLOSE_SELECT'] ?? '[]') as string[])],
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  // It may end before it has read.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const grading: GradingProcess = {
    ready: Promise.race([
      once(child.stdout, 'data').then(([line]) => String(line).trim()),
      ended.then(([code]) => code),
    ]),
    stopping: false,
    stop: async () => {
      grading.stopping = true;
      child.stdin.end();
      await ended;
    },
  };
  return grading;
}
