import { join } from 'node:path';
import { SYSTEM_FOLDERS } from '../src/program/environment';
import { resolver } from '../src/program/toolchains/resolve';
import type { Told } from './grade-cases';
import { submissionIn, type Submission } from './submissions';
import type { Script } from './synthetic-cases';
import { bundle, compile } from './tools';
import { runner, type Run, type WholeProcess } from './whole-process';

export const CASES = 40;
/** Below the ports that gradings lease. */
const PORTS = { first: 10_000, last: 19_999 } as const;

export interface Grading extends Told, WholeProcess {}

/** All that measuring needs, made ready beforehand. */
export interface Kit {
  root: string;
  /** Removed at the end. */
  folder: string;
  env: NodeJS.ProcessEnv;
  run: Run;
  /** Grades CASES cases in a fresh process. */
  grade: (submission: Submission, script: Script) => Grading;
  /** The least that the same cases can cost. */
  bound: () => WholeProcess;
}

export async function makeKit(root: string, folder: string): Promise<Kit> {
  const env = environment();
  const python = await resolver({ env })('python3');
  if (python === undefined) throw new Error('the bench needs python3');
  const run = runner(compile(root, 'whole-process.c', join(folder, 'whole-process')));
  const driver = compile(root, 'lower-bound.c', join(folder, 'lower-bound'));
  const grader = await bundle(root, 'grade-cases');
  const port = ports();
  return {
    root,
    folder,
    env,
    run,
    grade(submission, script) {
      const dir = submissionIn(folder, root, submission);
      const ended = run([process.execPath, grader, dir, script, String(CASES)], { env });
      if (ended.code !== 0) throw new Error(ended.stderr);
      return { ...ended, ...(JSON.parse(ended.stdout) as Told) };
    },
    bound() {
      const command = [driver, CASES, 2, port(), python, 'server.py'].map(String);
      const cwd = submissionIn(folder, root, 'server');
      const ended = run(command, { cwd, env: { PATH: env.PATH, ...SAME_START } });
      if (ended.code !== 0) throw new Error(ended.stderr);
      const { wallMs, cpuMs } = JSON.parse(ended.stdout) as Record<string, number>;
      return { ...ended, wallMs: wallMs ?? NaN, cpuMs: cpuMs ?? NaN };
    },
  };
}

/** What of a graded program's environment changes how Python starts. */
const SAME_START = { LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' };

function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  // A version manager's build may start three times slower, which would hide what we cost.
  env['PATH'] = [...SYSTEM_FOLDERS, env['PATH']].join(':');
  // Reading more certificates alone doubles the time in which Node starts.
  delete env['NODE_EXTRA_CA_CERTS'];
  delete env['NODE_OPTIONS'];
  return env;
}

/** The first of CASES ports in a row, other ones at every call. */
function ports(): () => number {
  const { first, last } = PORTS;
  const stretches = Math.floor((last - first) / CASES);
  let next = Math.floor(Math.random() * stretches);
  return () => first + (next++ % stretches) * CASES;
}
