import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { Box, Isolation } from '../isolation/box';
import type { FindingBody } from '../model/finding';
import { buildStep, type Step } from './build-step';
import { baseEnvironment } from './environment';
import type { Plan } from './find';
import { invalid, isFinding } from './problem';
import { runnable } from './runnable';

/** A program that can be started: the folder is copied afresh for every start. */
export interface Built {
  dir: string;
  command: string[];
  /** For a start in `dir`; in a copy of it, HOME is the copy. */
  env: Record<string, string>;
  language: string;
  /** The file that decided how it is run. */
  entry: string;
  /** What its author types, in the folder of `entry`. */
  typed: { build: string[][]; run: string[] };
}

export interface BuildOptions {
  /** For all commands together. */
  deadlineMs: number;
  /** Bytes of output that are kept. */
  outputCap?: number;
}

type BuiltInBox = Built & { dispose(): Promise<void> };

/** Compilers put their caches here, as HOME is the folder; they would be copied with every case. */
const CACHES = ['.cache', 'Library'];

/** Builds a submission in a box, which stays open as the built tree until it is disposed of. */
export async function buildProgram(
  plan: Plan,
  isolation: Isolation,
  options: BuildOptions,
): Promise<BuiltInBox | FindingBody> {
  const box = await isolation.open(plan.root);
  let built;
  try {
    built = await buildIn(box, plan, options);
    return built;
  } finally {
    if (built === undefined || isFinding(built)) await box.dispose();
  }
}

async function buildIn(
  box: Box,
  plan: Plan,
  { deadlineMs, outputCap = 64 * 1024 }: BuildOptions,
): Promise<BuiltInBox | FindingBody> {
  const env = baseEnvironment(box.dir, plan);
  const deadline = performance.now() + deadlineMs;
  const unprepared = await plan.prepare?.(box.dir);
  if (unprepared) return unprepared;
  if (plan.build.length > 0) {
    const finding = await runSteps(box, plan, { env, deadline, outputCap });
    if (finding) return finding;
    await removeCaches(box, plan);
  }
  const missing = notMade(box, plan);
  if (missing) return missing;
  const command = await runnable(box.dir, plan.run, plan.path);
  if ('problem' in command) return invalid(command);
  return {
    dir: box.dir,
    command,
    env,
    language: plan.language,
    entry: plan.entry,
    typed: {
      build: (plan.typed?.build ?? plan.build).map(asTyped),
      run: plan.typed?.run ?? command,
    },
    dispose: async () => {
      await box.dispose();
    },
  };
}

/** A compiler that is killed leaves its temporary files behind: they have a folder of their own. */
async function runSteps(
  box: Box,
  plan: Plan,
  limits: Pick<Step, 'env' | 'deadline' | 'outputCap'>,
): Promise<FindingBody | undefined> {
  const temporary = `${box.dir}.tmp`;
  await mkdir(temporary);
  try {
    for (const words of plan.build) {
      const command = await runnable(box.dir, words, plan.path);
      if ('problem' in command) return invalid(command);
      const env = { ...limits.env, TMPDIR: temporary };
      const finding = await buildStep(box, { ...limits, command, shown: asTyped(words), env });
      if (finding) return finding;
    }
    return undefined;
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function removeCaches(box: Box, plan: Plan): Promise<void> {
  for (const cache of CACHES) {
    if (existsSync(join(plan.root, cache))) continue; // handed in
    await rm(join(box.dir, cache), { recursive: true, force: true });
  }
}

/** A tool by its name, not by the path where it was found. */
function asTyped([name = '', ...args]: readonly string[]): string[] {
  return [isAbsolute(name) ? basename(name) : name, ...args];
}

/** A build that ends well and leaves no program behind. */
function notMade({ dir }: Box, { build, run: [name = ''] }: Plan): FindingBody | undefined {
  const last = build.at(-1);
  if (!last || isAbsolute(name) || existsSync(join(dir, name))) return undefined;
  return invalid({
    problem: `\`${asTyped(last).join(' ')}\` ended without an error, but made no ${name}.`,
    remedy:
      `Let it write your program to ${name} (\`-o ${basename(name)}\`), ` +
      'or name what it makes as `run` in a submission.yaml.',
  });
}
