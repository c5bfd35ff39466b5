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
  const strangers = Object.keys(value.fails).filter((name) => !caseNames.includes(name));
  if (strangers.length === 0) return value;
  throw new FaultyFiles(
    strangers.map((name) =>
      yaml.problem(
        yaml.keyAt(['fails', name]),
        `there is no case ${quoted(name)}${didYouMean(name, caseNames)}`,
      ),
    ),
  );
}
