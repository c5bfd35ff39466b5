import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { courseProblems } from '../src/authoring/course-problems';
import { documents, drifted } from '../src/authoring/documents';
import type { Proof } from '../src/authoring/prove';
import { symptomProblems } from '../src/authoring/symptom-problems';
import { SYMPTOMS } from '../src/diagnose/index';
import { listSlugs } from '../src/language/load-course';
import { describeProof } from './prove';
import { proveAll } from './proving';
import { runTool } from './tools';

/** What a stage of the check found. */
export interface Stage {
  name: string;
  passed: number;
  failed: number;
  /** What it proved, or what is wrong. */
  details: string;
}

export async function toolStage(
  root: string,
  name: string,
  script: string,
  words: readonly string[],
): Promise<Stage> {
  const { code, output } = await runTool(root, script, words);
  const good = code === 0;
  return { name, passed: good ? 1 : 0, failed: good ? 0 : 1, details: good ? '' : output.trim() };
}

export async function unitStage(root: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'halfclose-check-'));
  const file = join(folder, 'unit.json');
  try {
    // A test that fails may leave something open; nobody shall wait for it for ever.
    const ends = ['--silent', '--forceExit', '--maxWorkers=2'];
    const words = ['--selectProjects', 'unit', '--json', `--outputFile=${file}`, ...ends];
    const { code, output } = await runTool(root, 'jest/bin/jest.js', words);
    const told = withoutJson(output);
    // Without it, or killed with it, Jest did not come to its end.
    const report = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as JestReport)
      : { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
    const unended = code === null || !existsSync(file) ? 1 : 0;
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + unended;
    const details = failed === 0 ? '' : told;
    return { name: 'unit tests', passed: report.numPassedTests, failed, details };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

function withoutJson(output: string): string {
  return output
    .split('\n')
    .filter((line) => !line.startsWith('{"num'))
    .join('\n')
    .trim();
}

/** The proof of every assignment, and the documents that are made from it. */
export async function proofStages(root: string): Promise<Stage[]> {
  const slugs = listSlugs(root);
  const proofs = await proveAll(root, slugs, { write: false, whole: false, ran: () => undefined });
  const made = documents(root, proofs);
  const stale = drifted(root, made).map(
    (file) => `${file} is not what the code says now; run: npm run docs`,
  );
  const faults = slugs.flatMap((slug) => courseProblems(root, slug));
  return [
    problemStage('course', slugs.length, faults),
    ...proofs.map(proofStage),
    problemStage('symptoms', SYMPTOMS.length, symptomProblems(proofs)),
    problemStage('documents', made.size, stale),
  ];
}

function proofStage(proof: Proof): Stage {
  const failed = proof.problems.length;
  const passed = proof.checked - failed;
  return { name: 'proof', passed, failed, details: describeProof(proof) };
}

function problemStage(name: string, checked: number, problems: readonly string[]): Stage {
  const passed = Math.max(0, checked - problems.length);
  return { name, passed, failed: problems.length, details: problems.join('\n') };
}
