import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { listCases, listSlugs } from '../language/load-course';
import { loadYaml } from '../language/load-yaml';
import { didYouMean } from '../language/nearest';
import { FaultyFiles, inOrder, type Problem } from '../language/problem';
import { quoted } from '../language/quoted';
import type { YamlFile } from '../language/yaml-file';
import { FINDING_CODES, type FindingCode } from '../model/finding';

const FOLDER = 'fixtures/real';

const why = z.string().min(1);
const code = z.enum(FINDING_CODES as [FindingCode, ...FindingCode[]]);
const failure = z.strictObject({
  codes: z.array(code).min(1).describe('The findings that may be told.'),
  why: why.describe('What the handout or an RFC asks, and the program does not do.'),
});

/** fixtures/real/<name>/real.yaml */
export const realSchema = z.strictObject({
  title: z.string().min(1).describe('What the program is, as a table cell.'),
  assignments: z.array(z.string()).min(1).describe('The assignments that it is graded for.'),
  needs: z
    .array(z.string().min(1))
    .default([])
    .describe('Commands that must be on PATH; without them the program is left out.'),
  explained: z
    .record(z.string(), failure)
    .default({})
    .describe('The cases that it fails, every MUST among them.'),
  varies: z
    .record(z.string(), why)
    .default({})
    .describe('The cases that come out by chance, each with what in the program leaves it so.'),
});
type RealFile = z.infer<typeof realSchema>;

/** A server that nobody wrote for this course. */
export type RealProgram = RealFile & { name: string; folder: string };

export function loadRealPrograms(root: string): RealProgram[] {
  if (!existsSync(join(root, FOLDER))) return [];
  return readdirSync(join(root, FOLDER), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => loadRealProgram(root, `${FOLDER}/${name}`, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Reads a real.yaml, and checks that the assignments and cases it speaks of exist. */
export function loadRealProgram(root: string, folder: string, name: string): RealProgram {
  const { yaml, value } = loadYaml(root, `${folder}/real.yaml`, realSchema);
  const slugs = listSlugs(root);
  const cases = value.assignments
    .filter((slug) => slugs.includes(slug))
    .flatMap((slug) => listCases(root, slug).map((one) => `${slug}/${one}`));
  const problems = [
    ...unknownAssignments(yaml, value, slugs),
    ...unknownCases(yaml, 'explained', value, cases),
    ...unknownCases(yaml, 'varies', value, cases),
    ...saidTwice(yaml, value),
  ];
  if (problems.length > 0) throw new FaultyFiles(inOrder(problems));
  return { ...value, name, folder };
}

function unknownAssignments(yaml: YamlFile, { assignments }: RealFile, slugs: string[]): Problem[] {
  return assignments.flatMap((slug, index) => {
    if (slugs.includes(slug)) return [];
    const told = `there is no assignment ${quoted(slug)}${didYouMean(slug, slugs)}`;
    return [yaml.problem(yaml.valueAt(['assignments', index]), told)];
  });
}

function unknownCases(
  yaml: YamlFile,
  part: 'explained' | 'varies',
  file: RealFile,
  cases: string[],
): Problem[] {
  return Object.keys(file[part])
    .filter((id) => !cases.includes(id))
    .map((id) => {
      const told = `its assignments have no case ${quoted(id)}${didYouMean(id, cases)}`;
      return yaml.problem(yaml.keyAt([part, id]), told);
    });
}

function saidTwice(yaml: YamlFile, { explained, varies }: RealFile): Problem[] {
  return Object.keys(varies)
    .filter((id) => id in explained)
    .map((id) =>
      yaml.problem(yaml.keyAt(['varies', id]), `${quoted(id)} is explained as always failing`),
    );
}
