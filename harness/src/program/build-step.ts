import { once } from 'node:events';
import type { Box, Spawned } from '../isolation/box';
import type { FindingBody } from '../model/finding';
import { CappedOutput } from './capped-output';
import { buildFailed, invalid } from './problem';

export interface Step {
  command: readonly string[];
  /** The command as the student knows it. */
  shown: string[];
  env: Readonly<Record<string, string>>;
  /** On the clock of `performance.now()`. */
  deadline: number;
  outputCap: number;
}

/** A compiler that prints this much is stuck in a loop; to read on would cost a core. */
const FLOOD = 32 << 20;
/** A process that has escaped may hold the output open for ever. */
const DRAIN_MS = 2_000;

/** Runs one command of a build. It must exit with 0 before the deadline. */
export async function buildStep(box: Box, step: Step): Promise<FindingBody | undefined> {
  const { command, shown, env, deadline } = step;
  const child = await box.spawn(command, env, { merged: true });
  if ('errno' in child) {
    return invalid({
      problem: `\`${shown.join(' ')}\` could not be started (${child.errno}).`,
      remedy: `See whether \`${shown[0]}\` runs in a terminal.`,
    });
  }
  const output = collect(box, child, step.outputCap);
  const exit = await within(deadline - performance.now(), child.exited);
  // Nothing that a build has started goes on beside the cases.
  box.signal('SIGKILL');
  if (exit) await within(DRAIN_MS, output.ended);
  child.stdout.destroy();
  if (!exit) return { code: 'build.timeout', command: shown, output: output.text() };
  if (exit.code === 0) return undefined;
  return buildFailed(shown, output.text(), exit);
}

function collect(box: Box, { stdout }: Spawned, cap: number) {
  const kept = new CappedOutput(cap);
  stdout.on('data', (chunk: Buffer) => {
    kept.push(chunk);
    if (kept.length > FLOOD) box.signal('SIGKILL');
  });
  return {
    ended: once(stdout, 'close'),
    text: () => kept.text(box.dir),
  };
}

/** Undefined if `promise` has not resolved after `ms`. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(
      () => {
        resolve(undefined);
      },
      Math.max(0, ms),
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
