import { existsSync, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { listSlugs, loadAssignment, loadCases, UnknownName } from '../language/load-course';
import type { Assignment } from '../model/assignment';
import { VERBS } from '../steps/index';
import type { Target } from './grading';

/** `<assignment>` or `<assignment>/<case>`, as it is typed. */
export interface Selection {
  slug: string;
  name?: string;
}

export function parseSelection(written: string): Selection {
  const [slug = '', name, more] = written.replace(/\/$/, '').split('/');
  if (slug === '' || more !== undefined) {
    throw new UnknownName(`"${written}" is neither <assignment> nor <assignment>/<case>`);
  }
  return name === undefined ? { slug } : { slug, name };
}

/** Loads what is to be graded: the selected cases against the program in `dir`. */
export function loadTarget(root: string, selection: Selection, dir: string): Target {
  const assignment = loadAssignment(root, selection.slug);
  const allCases = loadCases(root, selection.slug, VERBS);
  const { name } = selection;
  const cases =
    name === undefined
      ? allCases
      : // Loading it by name says which names there are.
        loadCases(root, selection.slug, VERBS, name);
  return { assignment, cases, allCases, dir, shown: shownPath(root, dir) };
}

/** A folder that a command names; it must be there. */
export function submissionFolder(written: string): string {
  const dir = resolve(written);
  if (!existsSync(dir)) throw new UnknownName(`There is no folder ${written}`);
  if (!statSync(dir).isDirectory()) throw new UnknownName(`${written} is a file, not a folder`);
  return dir;
}

export function ownSubmission(root: string, slug: string): string {
  return join(root, 'assignments', slug, 'submission');
}

export function referenceOf(root: string, slug: string): string {
  return join(root, 'reference', slug);
}

/** Has a student begun this assignment? Dotfiles don't count. */
export function isStarted(root: string, slug: string): boolean {
  const dir = ownSubmission(root, slug);
  return existsSync(dir) && readdirSync(dir).some((name) => !name.startsWith('.'));
}

/** Every assignment, in the order of the ladder. */
export function loadLadder(root: string): Assignment[] {
  return listSlugs(root)
    .map((slug) => loadAssignment(root, slug))
    .sort((a, b) => a.order - b.order);
}

function shownPath(root: string, dir: string): string {
  const inside = relative(root, dir);
  return inside.startsWith('..') || isAbsolute(inside) ? dir : inside;
}
