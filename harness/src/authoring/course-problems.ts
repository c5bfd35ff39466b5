import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../language/nearest';
import { loadAssignment, loadCases } from '../language/load-course';
import type { Case } from '../model/case';
import { VERBS } from '../steps/index';

/** What every assignment must have, beside cases that are valid: its folders, files and anchors. */
export function courseProblems(root: string, slug: string): string[] {
  const needed = [
    `assignments/${slug}/README.md`,
    `assignments/${slug}/assignment.yaml`,
    `assignments/${slug}/starter`,
    `reference/${slug}`,
    `fixtures/${slug}/accepted`,
    `fixtures/${slug}/mutants`,
  ];
  const missing = needed
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${path} is missing`);
  if (missing.length > 0) return missing;
  const anchors = anchorsOf(readFileSync(join(root, `assignments/${slug}/README.md`), 'utf8'));
  const { file, help } = loadAssignment(root, slug);
  return [
    ...strangers(file, [help], anchors),
    ...loadCases(root, slug, VERBS).flatMap((theCase) => refProblems(theCase, anchors)),
  ];
}

function refProblems({ file, refs }: Case, anchors: readonly string[]): string[] {
  if (refs[0]?.startsWith('#')) return strangers(file, refs, anchors);
  return [`${file}: refs must begin with an anchor of the handout, such as ${anchors[0] ?? '#'}`];
}

function strangers(file: string, refs: readonly string[], anchors: readonly string[]): string[] {
  return refs
    .filter((ref) => ref.startsWith('#') && !anchors.includes(ref))
    .map((ref) => `${file}: the handout has no heading for ${ref}${didYouMean(ref, anchors)}`);
}

/** The anchors that a Markdown renderer makes of a document's headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading = '']) => {
    const words = heading.toLowerCase().replace(/[^\p{L}\p{N}\- ]/gu, '');
    return `#${words.replaceAll(' ', '-')}`;
  });
}
