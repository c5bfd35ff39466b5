import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileJsonSchema, caseJsonSchema } from '../language/json-schema';
import { rootSchema } from '../language/document-root';
import { listSlugs, loadCases } from '../language/load-course';
import { assignmentSchema } from '../model/assignment';
import { submissionSchema } from '../program/submission-schema';
import { VERBS } from '../steps/index';
import { withCaseTable } from './handout-table';
import { killMatrix } from './kill-matrix';
import { mutantSchema } from './mutant';
import type { Proof } from './prove';
import { realSchema } from './real-program';
import { verbTable } from './verb-table';

/** Every generated document: its path below the root, and what it must hold. */
export function documents(root: string, proofs: readonly Proof[]): Map<string, string> {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const made = new Map([
    ['docs/case-language.md', verbTable(VERBS)],
    ['docs/kill-matrix.md', killMatrix(proofs)],
    ['fixtures/case.schema.json', json(caseJsonSchema(VERBS))],
    [
      'fixtures/mutant.schema.json',
      json(fileJsonSchema('A mutant.yaml of halfclose', mutantSchema)),
    ],
    ['fixtures/root.schema.json', json(fileJsonSchema('A root.yaml of halfclose', rootSchema))],
    ['fixtures/real.schema.json', json(fileJsonSchema('A real.yaml of halfclose', realSchema))],
    [
      'assignments/assignment.schema.json',
      json(fileJsonSchema('An assignment.yaml of halfclose', assignmentSchema)),
    ],
    [
      'assignments/submission.schema.json',
      json(fileJsonSchema('A submission.yaml of halfclose', submissionSchema)),
    ],
  ]);
  for (const slug of listSlugs(root)) {
    const file = `assignments/${slug}/README.md`;
    const handout = readFileSync(join(root, file), 'utf8');
    made.set(file, withCaseTable(handout, loadCases(root, slug, VERBS)));
  }
  return made;
}

/** The documents that differ from what is on disk. */
export function drifted(root: string, made: ReadonlyMap<string, string>): string[] {
  return [...made]
    .filter(([file, text]) => {
      const path = join(root, file);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    })
    .map(([file]) => file);
}

export function writeDocuments(root: string, made: ReadonlyMap<string, string>): void {
  for (const [file, text] of made) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
