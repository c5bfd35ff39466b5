import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadLadder } from '../src/run/targets';
import { median, quieterHalf, type Figure } from './figures';
import type { Kit } from './kit';
import { submissionIn } from './submissions';
import { compile } from './tools';

const ROUNDS = 15;

/** From `halfclose grade` to the first instruction of the first program. */
export function measureStartUp({ root, folder, run, env }: Kit): Figure[] {
  const server = loadLadder(root).find(({ role }) => role === 'server');
  if (!server) throw new Error('there is no server to be graded');
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const python = compile(root, 'programs/first-exec.c', join(bin, 'python3'));
  const ours = { ...env, PATH: `${bin}:${env['PATH']}` };
  const cli = join(root, 'harness', 'cli', 'halfclose.cjs');
  const submission = submissionIn(folder, root, 'server');
  const result = join(folder, 'result.json');
  const grade = [process.execPath, cli, 'grade', server.slug, submission, '--json', result];
  const round = (): { bare: number; grade: number; others: number } => {
    const bare = run([process.execPath, '-e', '0'], { env });
    const { beganMs, others, stderr } = run(grade, { env: ours });
    const first = takeMoment(`${python}.ms`, stderr);
    return { bare: bare.wallMs, grade: first - beganMs, others: others + bare.others };
  };
  round(); // builds the bundle, if need be
  const rounds = quieterHalf(Array.from({ length: ROUNDS }, round), ({ others }) => others);
  const bare = median(rounds.map((one) => one.bare));
  const start = median(rounds.map((one) => one.grade));
  return [
    { what: 'Node alone, started and ended', unit: 'ms', figure: bare },
    { what: 'Start of the command to its first program', unit: 'ms', target: 150, figure: start },
  ];
}

function takeMoment(file: string, stderr: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`no program was started: ${stderr}`);
  } finally {
    rmSync(file, { force: true });
  }
}
