import * as z from 'zod';
import { FINDING_CODES, type FindingCode } from '../model/finding';
import { loadYaml } from '../language/load-yaml';
import { didYouMean } from '../language/nearest';
import { FaultyFiles } from '../language/problem';
import { quoted } from '../language/quoted';

const code = z.enum(FINDING_CODES as [FindingCode, ...FindingCode[]]);

/** fixtures/<slug>/mutants/<name>/mutant.yaml */
export const mutantSchema = z.strictObject({
  bug: z.string().min(1).describe('What the program does wrong, as one sentence.'),
  fails: z
    .record(z.string(), z.array(code).min(1))
    .describe('The cases that it must fail, each with the finding codes that may appear.'),
  varies: z
    .array(z.string())
    .default([])
    .describe(
      'Cases whose report differs from run to run, or that it fails on some runs only: golden.txt ' +
        'names those that are in `fails`, and never shows the report of one.',
    ),
  alone: z
    .boolean()
    .default(false)
    .describe('It has a port or an address in it as a constant: it is run when no other runs.'),
});
export type Mutant = z.infer<typeof mutantSchema>;

/** Reads a mutant.yaml, and checks that the cases it speaks of exist. */
export function loadMutant(root: string, folder: string, caseNames: readonly string[]): Mutant {
  const file = `${folder}/mutant.yaml`;
  const { yaml, value } = loadYaml(root, file, mutantSchema);
  const strangers = [
    ...Object.keys(value.fails).map((name) => ({ name, at: yaml.keyAt(['fails', name]) })),
    ...value.varies.map((name, index) => ({ name, at: yaml.valueAt(['varies', index]) })),
  ].filter(({ name }) => !caseNames.includes(name));
  if (strangers.length === 0) return value;
  throw new FaultyFiles(
    strangers.map(({ name, at }) =>
      yaml.problem(at, `there is no case ${quoted(name)}${didYouMean(name, caseNames)}`),
    ),
  );
}
