import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_FOLDERS } from '../src/program/environment';
import { resolver } from '../src/program/toolchains/resolve';
import type { Told } from './grade-cases';
import type { Script } from './synthetic-cases';
import { bundle, compile } from './tools';
import { runner, type Run, type WholeProcess } from './whole-process';

export type Submission = 'server' | 'crashes' | 'never-listens' | 'never-closes';

export const CASES = 40;

export interface Grading extends Told, WholeProcess {}

/** All that measuring needs, made ready beforehand. */
export interface Kit {
  root: string;
  /** Removed at the end. */
  folder: string;
  run: Run;
  env: NodeJS.ProcessEnv;
  /** Grades CASES cases in a fresh process. */
  grade(submission: Submission, script: Script): Grading;
  /** The least that the same cases can cost. */
  bound(): { wallMs: number; cpuMs: number };
}

export async function makeKit(root: string, folder: string): Promise<Kit> {
  const at = (name: string): string => join(folder, name);
  // A version manager's build may start three times slower, which would hide what we cost.
  const env = { ...process.env, PATH: [...SYSTEM_FOLDERS, process.env['PATH']].join(':') };
  const python = await resolver({ env })('python3');
  if (python === undefined) throw new Error('the bench needs python3');
  const run = runner(compile(root, 'whole-process.c', at('whole-process')));
  const lowerBound = compile(root, 'lower-bound.c', at('lower-bound'));
  const grader = await bundle(root, 'grade-cases');
  let port = FIRST_PORT + Math.floor(Math.random() * 50) * CASES;
  return {
    root,
    folder,
    run,
    env,
    grade(submission, script) {
      const dir = submissionIn(root, folder, submission);
      const command = [process.execPath, grader, dir, script, String(CASES)];
      const ended = run(command, { env });
      if (ended.code !== 0) throw new Error(ended.stderr);
      return { ...ended, ...(JSON.parse(ended.stdout) as Told) };
    },
    bound() {
      port = port + CASES < LAST_PORT ? port + CASES : FIRST_PORT;
      const command = [lowerBound, CASES, 2, port, python, 'server.py'].map(String);
      const { code, stdout, stderr } = run(command, {
        cwd: submissionIn(root, folder, 'server'),
        env: { PATH: env.PATH, ...SAME_START },
      });
      if (code !== 0) throw new Error(stderr);
      return JSON.parse(stdout) as { wallMs: number; cpuMs: number };
    },
  };
}

/** Below the ports that gradings lease. */
const FIRST_PORT = 10_000;
const LAST_PORT = 20_000;
/** What of a graded program's environment changes how Python starts. */
const SAME_START = { LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' };

/** A folder as a student hands it in. */
function submissionIn(root: string, folder: string, name: Submission): string {
  const dir = join(folder, name);
  mkdirSync(dir, { recursive: true });
  const program = join(root, 'harness', 'bench', 'programs', `${name}.py`);
  copyFileSync(program, join(dir, 'server.py'));
  return dir;
}
