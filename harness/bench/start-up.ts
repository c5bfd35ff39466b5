import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLadder } from '../src/run/targets';
import { median, type Figure } from './figures';
import type { Kit } from './kit';
import { compile } from './tools';

const RUNS = 11;

/** From `halfclose grade` to the first program's first instruction, all sources being built. */
export function measureStartUp({ root, folder, run, env }: Kit): Figure[] {
  const server = loadLadder(root).find(({ role }) => role === 'server');
  if (!server) throw new Error('there is no server to be graded');
  const moment = join(folder, 'first-exec.ms');
  const program = compile(root, 'programs/first-exec.c', join(folder, 'first-exec'));
  const submission = join(folder, 'built');
  mkdirSync(submission, { recursive: true });
  const declared = JSON.stringify({ run: [program, moment] });
  writeFileSync(join(submission, 'submission.yaml'), declared);

  const cli = join(root, 'harness', 'cli', 'halfclose.cjs');
  const result = join(folder, 'result.json');
  const grade = [process.execPath, cli, 'grade', server.slug, submission, '--json', result];
  const times = { bare: [] as number[], grade: [] as number[] };
  for (let i = 0; i <= RUNS; i++) {
    const bare = run([process.execPath, '-e', '0'], { env });
    const { beganMs, stderr } = run(grade, { env });
    const firstExecMs = readMoment(moment, stderr);
    if (i === 0) continue; // it may have built the bundle
    times.bare.push(bare.endedMs - bare.beganMs);
    times.grade.push(firstExecMs - beganMs);
  }
  return [
    { what: 'Node alone, started and ended', unit: 'ms', figure: median(times.bare) },
    { what: 'Start of the command to its first program', unit: 'ms', target: 150, figure: median(times.grade) },
  ];
}

function readMoment(file: string, stderr: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`no program was started: ${stderr}`);
  } finally {
    rmSync(file, { force: true });
  }
}
